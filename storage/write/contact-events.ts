import { now as clockNow } from '@/utils/clock'
import { newId } from '@/utils/ids'
import type { RowOf } from '../rows'
import type { ContactEvent } from '../schema/event'
import type { RowChange } from './aggregates'
import { noteChange } from './announce'
import type { Transaction } from './transaction'

type Contact = RowOf<'contacts'>
type What = ContactEvent['what']

/**
 * Tells the timeline of contacts which tags they got and lost, by whom, and of a grade that was set by hand. What a contact
 * had from the first is no news.
 */
export async function tellEvents(tx: Transaction, rows: readonly RowChange[]): Promise<void> {
  const told = rows.flatMap(({ before, after }) => {
    const [old, row] = [before, after] as (Contact | undefined)[]
    if (row === undefined || old === undefined) return []
    return [...tagEvents(old, row), ...gradeEvents(old, row)].map((what) => ({ contactId: row.id, what }))
  })
  await addEvents(tx, told)
}

/** Adds what happened to contacts just now to their timelines. */
export async function addEvents(
  tx: Transaction,
  told: readonly Pick<ContactEvent, 'contactId' | 'what'>[],
): Promise<void> {
  // Waiting for nothing, a hundred times over, would let the transaction end.
  if (told.length === 0) return
  const at = clockNow()
  const events = told.map(({ contactId, what }): ContactEvent => ({ id: newId(), contactId, at, what }))
  await tx.db.events.bulkAdd(events)
  for (const { id } of events) noteChange(tx.changes, 'events', id)
}

function tagEvents(old: Contact | undefined, row: Contact): What[] {
  const [before, after] = [old?.tags ?? {}, row.tags]
  const added = Object.keys(after).filter((tagId) => !Object.hasOwn(before, tagId))
  const removed = Object.keys(before).filter((tagId) => !Object.hasOwn(after, tagId))
  return [
    ...added.map((tagId): What => {
      const auto = row.autoTags?.[tagId]
      return { kind: 'tag', tagId, on: true, ...(auto && { ruleId: auto.ruleId, why: auto.why }) }
    }),
    ...removed.map((tagId): What => {
      const auto = row.refusedTags?.[tagId] === undefined ? old?.autoTags?.[tagId] : undefined
      return { kind: 'tag', tagId, on: false, ...(auto && { ruleId: auto.ruleId }) }
    }),
  ]
}

function gradeEvents(old: Contact | undefined, row: Contact): What[] {
  if (old?.grade === row.grade) return []
  if (row.grade !== undefined) return [{ kind: 'grade', grade: row.grade, byHand: true }]
  return row.workedGrade === undefined ? [] : [{ kind: 'grade', grade: row.workedGrade, byHand: false }]
}
