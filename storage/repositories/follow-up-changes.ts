import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { nextOccurrence, parseRule } from '@/utils/follow-ups/recurrence'
import type { FieldValues, FollowUpRow, RowOf } from '../rows'
import type { FollowUpCondition } from '../schema/follow-up'
import type { Change } from '../write/change'
import type { Transaction } from '../write/transaction'

/** `dueAt` is epoch ms; `timeZone` the zone it was set in. Without a condition, a reply cancels it. */
export type FollowUpDraft = {
  id: string
  dueAt: number
  timeZone: string
  note?: string | undefined
  condition?: FollowUpCondition | undefined
  rule?: string | undefined
  replyId?: string | undefined
  /** Ids of messages that are known to the person and not recorded. */
  onScreen?: readonly string[] | undefined
}

/** What is new about one that waits for its time again. */
const ARMED: FieldValues = {
  state: 'due',
  firedAt: null,
  doneAt: null,
  outcome: null,
  onScreen: null,
  deletedAt: null,
  owedAt: null,
  noticeId: null,
  leftUntil: null,
}

/**
 * @returns what sets a follow-up, or changes the one of this id.
 * @throws AppError 'conflict' when that one is another contact's, 'bad-request' for a rule that is none, or that is missing.
 */
export async function followUpChange(
  tx: Transaction,
  contactId: string,
  draft: FollowUpDraft,
): Promise<Change> {
  const { rule, condition = 'no-reply' } = draft
  const isValid = rule === undefined ? condition !== 'reset-on-contact' : parseRule(rule) !== undefined
  if (!isValid) throw new AppError('bad-request', 'followUps.rule')
  const old = await tx.db.followUps.get(draft.id)
  if (old !== undefined && old.contactId !== contactId) throw new AppError('conflict', 'followUps')
  return old === undefined ? newFollowUp(draft, condition, contactId) : editChange(draft, condition, old)
}

/** @returns the fields of one that waits for another time, as set by the person: replies count from now on. */
export function armedFor(dueAt: number): FieldValues {
  return { ...ARMED, dueAt, armedAt: clockNow() }
}

/**
 * @returns the fields of one that comes back after `after` (epoch ms), and when; undefined when it does not.
 */
export function goneOn(
  { rule, startsAt, dueAt, timeZone }: FollowUpRow,
  after: number,
): { nextAt: number; set: FieldValues } | undefined {
  if (rule === undefined) return undefined
  const nextAt = nextOccurrence(rule, startsAt ?? dueAt, after, timeZone)
  return nextAt === undefined ? undefined : { nextAt, set: armedFor(nextAt) }
}

/** @returns what makes a follow-up that was not there before. */
export function newFollowUp(draft: FollowUpDraft, condition: FollowUpCondition, contactId: string): Change {
  const now = clockNow()
  const { id, dueAt, timeZone, note, rule, replyId, onScreen = [] } = draft
  const row: RowOf<'followUps'> = {
    id,
    contactId,
    dueAt,
    timeZone,
    condition,
    armedAt: now,
    state: 'due',
    createdAt: now,
    updatedAt: now,
    ...(note !== undefined && { note }),
    ...(rule !== undefined && { rule, startsAt: dueAt }),
    ...(replyId !== undefined && { replyId }),
    ...(onScreen.length > 0 && { onScreen: [...onScreen] }),
  }
  return { table: 'followUps', create: row }
}

/** Another time, rule or condition makes it due again; else its state stays, so that a repeat never fires it twice. */
function editChange(draft: FollowUpDraft, condition: FollowUpCondition, old: FollowUpRow): Change {
  const { id, dueAt, timeZone, note, rule, replyId, onScreen = [] } = draft
  const isOtherSeries = old.dueAt !== dueAt || old.rule !== rule
  const isArmedAnew = isOtherSeries || old.condition !== condition
  const series = rule === undefined ? { startsAt: null } : isOtherSeries ? { startsAt: dueAt } : {}
  const set: FieldValues = {
    ...(isArmedAnew && armedFor(dueAt)),
    ...(isArmedAnew && onScreen.length > 0 && { onScreen: [...onScreen] }),
    timeZone,
    condition,
    note: note ?? null,
    rule: rule ?? null,
    replyId: replyId ?? null,
    ...series,
  }
  return { table: 'followUps', id, set }
}
