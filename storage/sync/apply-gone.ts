import type { SyncRowRow } from '../rows'
import type { Transaction } from '../write/transaction'
import { removeRows } from './remove-rows'
import { rowKey } from './synced-tables'
import type { Gone } from './wire'

/** Takes out rows that have left a bucket, unless they are in another one by now. */
export async function applyGone(tx: Transaction, gone: readonly Gone[]): Promise<void> {
  await takeOut(tx, gone, isIn)
}

/**
 * Takes out rows that one's own edits have moved out of sight; one that was made and given away at once was never seen in
 * any bucket.
 * @returns their buckets.
 */
export async function applyEvict(tx: Transaction, evict: readonly Gone[]): Promise<Set<string>> {
  const left = await takeOut(tx, evict, (state, one) => isIn(state, one) || state.seq === 0)
  return new Set(left.map(({ bucket }) => bucket))
}

/**
 * Takes out rows that the server has taken from here and does not show: they were moved out of sight before its first answer
 * came, so that nothing it says is about a bucket in which they were seen. What is in sight after all comes with a pull.
 */
export async function removeUnseen(tx: Transaction, keys: readonly string[]): Promise<void> {
  const states = keys.length === 0 ? [] : await tx.db.syncRows.bulkGet([...keys])
  const unseen = states.flatMap((state) => (state?.seq === 0 && state.isLocal !== 1 ? [state.id] : []))
  await removeRows(tx, unseen)
}

function isIn(state: SyncRowRow, { bucket, seq }: Gone): boolean {
  return state.bucket === bucket && state.seq <= seq
}

async function takeOut(
  tx: Transaction,
  gone: readonly Gone[],
  isLeft: (state: SyncRowRow, one: Gone) => boolean,
): Promise<Gone[]> {
  const keys = gone.map(({ tbl, id }) => rowKey(tbl, id))
  const states = keys.length === 0 ? [] : await tx.db.syncRows.bulkGet(keys)
  const left = gone.filter((one, at) => {
    const state = states[at]
    return state !== undefined && isLeft(state, one)
  })
  await removeRows(
    tx,
    left.map(({ tbl, id }) => rowKey(tbl, id)),
  )
  return left
}
