import type { OutboxRow } from '../rows'
import { noteChange } from '../write/announce'
import type { Transaction } from '../write/transaction'
import { editOf } from './refusals'
import { titleOf } from './row-titles'
import { rowKey } from './synced-tables'

const EDITS_AT_ONCE = 100

/**
 * Keeps edits that the server never got, of rows that are about to go, among those it refused: there the person can save
 * them, or let them go. @returns behind which entry of the outbox it goes on; undefined when all are looked at.
 */
export async function keepUnsent(tx: Transaction, after: string): Promise<string | undefined> {
  const entries = await tx.db.outbox.where('id').above(after).limit(EDITS_AT_ONCE).toArray()
  for (const entry of entries) if (entry.isResent === undefined) await keep(tx, entry)
  return entries.length < EDITS_AT_ONCE ? undefined : entries.at(-1)?.id
}

async function keep({ db, changes }: Transaction, entry: OutboxRow): Promise<void> {
  const { parent } = entry.mutation
  const contactKey = typeof parent === 'string' ? rowKey('contacts', parent) : entry.row
  const [state, contact] = await db.syncRows.bulkGet([entry.row, contactKey])
  // What the server knows goes, with all that belongs to it; the rest stays here anyway.
  const goes = [state, contact].some((one) => one !== undefined && one.bucket !== '')
  const edit = goes ? editOf(entry, { st: 'unsent' }, state) : undefined
  if (edit === undefined) return
  const { title, contactName } = await titleOf(db, edit)
  await db.refusals.put({
    ...edit,
    ...(title !== '' && { title }),
    ...(contactName !== undefined && { contactName }),
  })
  noteChange(changes, 'refusals', edit.id)
}
