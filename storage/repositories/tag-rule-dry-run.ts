import { now as clockNow } from '@/utils/clock'
import { AppError } from '@/utils/app-error'
import { ruleErrors } from '@/utils/tag-rules/errors'
import { tagsByHand, tagsByRules } from '../derive/rule-tags'
import type { DryRun, RuleEffect } from '../protocol/customers'
import type { TagRule, TagRuleDraft } from '../schema/tag-rule'
import { readSettings } from '../settings'
import { prepared, rulesThatAreOn } from '../write/active-rules'
import { whyOf } from '../write/refresh-tags'
import { ruleFacts } from '../write/rule-facts'
import { snapshot } from '../write/snapshot'
import { parseCursor } from './cursors'
import { toBrief } from './wire'

/** Contacts that one answer looks at. */
const PART = 1_000

/**
 * Says who would get or lose a rule's tag were it saved as it is, and who the tag that it put on until now; for a part of the
 * contacts. Beside it, all other rules stay as they are. All are counted, `limit` of them are named.
 * @throws AppError 'bad-request' for a rule that cannot be asked.
 */
export async function dryRunTagRule(draft: TagRuleDraft, limit: number, cursor?: string): Promise<DryRun> {
  const [error] = ruleErrors(draft)
  if (error !== undefined) throw new AppError('bad-request', `tagRules.${error.code}`)
  const settings = await readSettings()
  const now = clockNow()
  const [after = ''] = cursor === undefined ? [] : parseCursor(cursor, 1)
  return snapshot(async (db) => {
    const old = await db.tagRules.get(draft.id)
    const rule: TagRule = { ...draft, on: true, createdAt: old?.createdAt ?? now, updatedAt: now }
    const others = (await rulesThatAreOn(db)).filter(({ id }) => id !== draft.id)
    const rules = prepared(draft.on ? [...others, rule] : others)
    const part = await db.contacts.where('id').above(String(after)).limit(PART).toArray()
    const live = part.filter(({ deletedAt }) => deletedAt === undefined)
    const why = await whyOf(db, settings)
    const tagIds = new Set([draft.tagId, old?.tagId ?? draft.tagId])
    const rows: RuleEffect[] = []
    for (const facts of await ruleFacts(db, live, rules.needs, settings, true)) {
      const { contact } = facts
      const byRules = tagsByRules(rules.strata, facts, now)
      for (const tagId of tagIds) {
        const found = byRules.get(tagId)
        const willHave = found !== undefined || Object.hasOwn(tagsByHand(contact), tagId)
        if (willHave === Object.hasOwn(contact.tags, tagId)) continue
        const text =
          found === undefined ? (contact.autoTags?.[tagId]?.why ?? '') : why(found.held, found.rule)
        rows.push({ contact: toBrief(contact), tagId, change: willHave ? 'add' : 'remove', why: text })
      }
    }
    const adds = rows.filter(({ change }) => change === 'add').length
    const last = part.length < PART ? undefined : part.at(-1)
    return {
      checked: live.length,
      adds,
      removes: rows.length - adds,
      rows: rows.slice(0, limit),
      ...(last !== undefined && { next: JSON.stringify([last.id]) }),
    }
  })
}
