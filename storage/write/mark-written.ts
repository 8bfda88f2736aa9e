import type { AnyRow, RowOf, UserTable } from '../rows'
import { markMessage } from './marks'
import type { Transaction } from './transaction'

/** Marks what is to be worked out anew since a row was written or taken out. */
export function markWritten(
  { marks }: Transaction,
  table: UserTable,
  before: AnyRow | undefined,
  after: AnyRow | undefined,
): void {
  if (table === 'messages') {
    markMessage(marks, before as RowOf<'messages'> | undefined, after as RowOf<'messages'> | undefined)
  }
  if (table === 'orders' || table === 'deals' || table === 'followUps') {
    for (const row of [before, after]) {
      if (row === undefined || !('contactId' in row)) continue
      marks.rules.add(row.contactId)
      if (table === 'orders') marks.scores.add(row.contactId)
    }
  }
  if (table === 'contacts') markContact(marks, before as Contact | undefined, after as Contact | undefined)
  if (table === 'tagRules' || (table === 'tags' && isGone(before) !== isGone(after))) marks.asksPass = true
}

type Contact = RowOf<'contacts'>

/** One that comes back from the trash, or is of another kind, may have a score or none. */
function markContact(
  { rules, scores }: Transaction['marks'],
  before: Contact | undefined,
  after: Contact | undefined,
): void {
  if (after === undefined) return
  rules.add(after.id)
  if (before !== undefined && (isGone(before) !== isGone(after) || before.kind !== after.kind))
    scores.add(after.id)
}

function isGone(row: AnyRow | undefined): boolean {
  return row === undefined || (row as Contact).deletedAt !== undefined
}
