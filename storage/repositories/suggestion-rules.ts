import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { compareNames } from '@/utils/text/compare-names'
import type { Written } from '../protocol/shared'
import type { SuggestionDraft, SuggestionRule } from '../schema/suggestion'
import type { FieldValues } from '../rows'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { noteChange } from '../write/announce'
import { isSame } from '../write/paths'
import { getRow, putRow } from '../write/put-row'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'

/** @returns every rule by name, those that are off or rest too. */
export async function listRules(): Promise<SuggestionRule[]> {
  const rules = await snapshot((db) => db.suggestionRules.toArray())
  return rules
    .filter(({ deletedAt }) => deletedAt === undefined)
    .sort((a, b) => compareNames(a.name, b.name) || a.createdAt - b.createdAt)
}

/**
 * Makes a rule, or changes the one of this id. One that gets another condition or reply, or is turned on, rests no longer.
 * @throws AppError 'not-found' when the reply it is given does not exist.
 */
export async function saveRule(draft: SuggestionDraft): Promise<Written> {
  return transact(async (tx) => {
    const old = await tx.db.suggestionRules.get(draft.id)
    if (old?.replyId !== draft.replyId) await requireReply(tx, draft.replyId)
    return mutate([old === undefined ? creationOf(draft) : editOf(draft, old)], 'suggestions.save')
  })
}

/** Puts a rule into the trash. @throws AppError 'not-found'. */
export async function removeRule(id: string): Promise<Written> {
  return transact(async (tx) => {
    const rule = await tx.db.suggestionRules.get(id)
    if (rule === undefined) throw new AppError('not-found', 'suggestionRules')
    if (rule.deletedAt !== undefined) return {}
    return mutate([edit(id, { deletedAt: clockNow() })], 'suggestions.remove')
  })
}

/** Lets a rule that rests propose again, to those too for whom it was dismissed. @throws AppError 'not-found'. */
export async function wakeRule(id: string): Promise<Written> {
  return transact(async (tx) => {
    const rule = await tx.db.suggestionRules.get(id)
    if (rule === undefined || rule.deletedAt !== undefined) {
      throw new AppError('not-found', 'suggestionRules')
    }
    await tx.db.suggestionDismissals.where('ruleId').equals(id).delete()
    noteChange(tx.changes, 'suggestionDismissals', id)
    return rule.dismissals === 0 ? {} : mutate([edit(id, { dismissals: 0 })], 'suggestions.wake')
  })
}

/** Counts one more dismissal of a rule, or none any more: its message was sent. Nothing a person would undo. */
export async function setDismissals(tx: Transaction, ruleId: string, count: 'one-more' | 0): Promise<void> {
  const row = await getRow(tx, 'suggestionRules', ruleId)
  if (row === undefined) return
  const rule = row as SuggestionRule
  const dismissals = count === 0 ? 0 : rule.dismissals + 1
  if (dismissals !== rule.dismissals) await putRow(tx, 'suggestionRules', { ...rule, dismissals }, rule)
}

function creationOf({ id, name, isOn, condition, replyId, ...options }: SuggestionDraft): Change {
  const now = clockNow()
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const fields = { id, name, isOn, condition, replyId, dismissals: 0, createdAt: now, updatedAt: now }
  return { table: 'suggestionRules', create: { ...given, ...fields } }
}

function editOf(
  { id, name, isOn, condition, replyId, onlyTags, language, task }: SuggestionDraft,
  old: SuggestionRule,
): Change {
  const isOther = !isSame(condition, old.condition) || replyId !== old.replyId
  const isWoken = isOther || (isOn && !old.isOn)
  return edit(id, {
    name,
    isOn,
    condition,
    replyId,
    onlyTags: onlyTags ?? null,
    language: language ?? null,
    task: task ?? null,
    deletedAt: null,
    ...(isWoken && { dismissals: 0 }),
  })
}

function edit(id: string, set: FieldValues): Change {
  return { table: 'suggestionRules', id, set }
}

async function requireReply(tx: Transaction, replyId: string): Promise<void> {
  const reply = await tx.db.replies.get(replyId)
  if (reply === undefined || reply.deletedAt !== undefined) throw new AppError('not-found', 'replies')
}
