import type { AnyRow, OutboxRow, SyncRowRow } from '../rows'
import type { Transaction } from '../write/transaction'
import { type Answered, showConflicts } from './conflicts'
import { linkOf } from './link'
import { overwrittenIn } from './overwritten'
import type { SyncedTable } from './synced-tables'
import type { SyncRow } from './wire'

type Told = { row: SyncRow; key: string; old: AnyRow | undefined }
/** What is known of rows by their keys, and the edits that have just left the outbox. */
type Known = {
  states: ReadonlyMap<string, SyncRowRow>
  waiting: ReadonlyMap<string, OutboxRow[]>
  answered: readonly Answered[]
}
type Kept = NonNullable<SyncRowRow['overwritten']>

/**
 * Tells the person whose values rows take the place of that were overwritten unseen. Call it while what is known of the rows
 * is what was known before.
 * @returns what is to be looked at once their own edits that wait are answered, by the key of the row.
 */
export async function noteOverwritten(
  tx: Transaction,
  table: SyncedTable,
  rows: readonly Told[],
  { states, waiting, answered }: Known,
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>()
  const link = await linkOf(tx)
  if (link === null) return kept
  const told = rows.flatMap(({ row, key, old }) => {
    const own = answered.filter(({ entry }) => entry.row === key)
    const here = { old, state: states.get(key), waiting: waiting.get(key) ?? [], answered: own }
    const found = overwrittenIn(link, table, row, here)
    if (found.kept !== undefined) kept.set(key, found.kept)
    return found.told
  })
  await showConflicts(tx, told)
  return kept
}
