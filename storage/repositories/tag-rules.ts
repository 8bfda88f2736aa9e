import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { ruleErrors } from '@/utils/tag-rules/errors'
import { compareNames } from '@/utils/text/compare-names'
import type { PassState, TagRuleState } from '../protocol/customers'
import type { Written } from '../protocol/shared'
import { MAX_TAG_RULES, type TagRuleDraft } from '../schema/tag-rule'
import { ruleCountKey } from '../count-keys'
import { mutate } from '../write/mutate'
import { readPass } from '../write/rule-pass-state'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'

/** @returns every rule by name, with the number of contacts that carry its tag because of it. */
export async function listTagRules(): Promise<TagRuleState[]> {
  return snapshot(async (db) => {
    const rules = (await db.tagRules.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
    const counts = await db.meta.bulkGet(rules.map(({ id }) => ruleCountKey(id)))
    return rules
      .map((rule, at) => ({ ...rule, count: Number(counts[at]?.value ?? 0) }))
      .sort((a, b) => compareNames(a.name, b.name) || a.createdAt - b.createdAt)
  })
}

/**
 * Makes a rule, or changes the one of this id. Contacts follow in a pass of their own.
 * @throws AppError 'bad-request' for a rule that cannot be asked, 'not-found' without its tag, 'too-many' above 100.
 */
export async function saveTagRule(draft: TagRuleDraft): Promise<Written> {
  return transact(async (tx) => {
    const [error] = ruleErrors(draft)
    if (error !== undefined) throw new AppError('bad-request', `tagRules.${error.code}`)
    const tag = await tx.db.tags.get(draft.tagId)
    if (tag === undefined || tag.deletedAt !== undefined) throw new AppError('not-found', 'tags')
    const { id, ...fields } = draft
    const old = await tx.db.tagRules.get(id)
    if (old !== undefined) {
      return mutate([{ table: 'tagRules', id, set: { ...fields, deletedAt: null } }], 'tagRules.save')
    }
    const live = (await tx.db.tagRules.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
    if (live.length >= MAX_TAG_RULES) throw new AppError('too-many', 'tagRules')
    const now = clockNow()
    const create = { ...draft, createdAt: now, updatedAt: now }
    return mutate([{ table: 'tagRules', create }], 'tagRules.save')
  })
}

/** Puts a rule into the trash; the tags it put on go in a pass. @throws AppError 'not-found'. */
export async function removeTagRule(id: string): Promise<Written> {
  return transact(async (tx) => {
    const rule = await tx.db.tagRules.get(id)
    if (rule === undefined) throw new AppError('not-found', 'tagRules')
    if (rule.deletedAt !== undefined) return {}
    return mutate([{ table: 'tagRules', id, set: { deletedAt: clockNow() } }], 'tagRules.remove')
  })
}

/** @returns how far a pass over all contacts has come; `total` is 0 while none is under way. */
export async function passState(): Promise<PassState> {
  const pass = await snapshot((db) => readPass(db))
  return pass === undefined ? { done: 0, total: 0 } : { done: pass.done, total: Math.max(1, pass.total) }
}
