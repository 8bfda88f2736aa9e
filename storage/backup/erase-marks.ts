import type { Transaction } from '../write/transaction'
import { readBackupMeta, writeBackupMeta } from './backup-meta'
import { markOf } from './kept'

type Seen = { seenAt?: number; createdAt?: number } | undefined

/** Their ids are made of what WhatsApp calls a message or a person. */
const TELLING = ['messages', 'texts', 'aliases']

/**
 * Erases rows of a contact so that no mark tells of them. What belongs to a contact that is not there is left out when a
 * backup is restored; a row that was another contact's when the last backup was made would come back to that one, so
 * that the next backup begins anew.
 */
export async function eraseWithMarks(
  tx: Transaction,
  table: string,
  ids: readonly string[],
  erase: () => Promise<unknown>,
): Promise<void> {
  if (!TELLING.includes(table)) {
    await erase()
    return
  }
  const marks = ids.map((id) => markOf(table, id))
  const written = await tx.db.backupMarks.bulkGet(marks)
  const rows: Seen[] = await tx.db.table(table).bulkGet(ids.filter((_, at) => written[at] !== undefined))
  await erase()
  await tx.db.backupMarks.bulkDelete(marks)
  const meta = rows.length === 0 ? undefined : await readBackupMeta(tx.db)
  if (meta === undefined) return
  const { begun, since: _, ...rest } = meta
  const isOlder = rows.some((row) => (row?.seenAt ?? row?.createdAt ?? 0) < (rest.last?.at ?? 0))
  if (begun !== undefined || isOlder) await writeBackupMeta(tx.db, rest)
}
