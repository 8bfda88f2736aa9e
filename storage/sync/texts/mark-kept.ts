import { CHUNK_ROWS } from '../../limits'
import { transact } from '../../write/transact'
import type { Transaction } from '../../write/transaction'

/** In the state of the exchange: behind which text it goes on; the last one there can be once it is over. */
const MARK = 'texts'
const OVER = '\uffff'

/** Has all texts that were kept before the team go to it, a part in each transaction; a repeat goes on with it. */
export async function markKept(): Promise<void> {
  while (await transact(markPart));
}

/** @returns whether there may be more. */
async function markPart({ db }: Transaction): Promise<boolean> {
  // Only we write it.
  const after = ((await db.syncState.get(MARK))?.value as string | undefined) ?? ''
  if (after === OVER) return false
  const rows = await db.texts.where('id').above(after).limit(CHUNK_ROWS).toArray()
  const messages = await db.messages.bulkGet(rows.map(({ id }) => id))
  const ids = rows.map(({ id }) => id)
  const shared = new Set((await db.sealedTexts.where('textId').anyOf(ids).toArray()).map((row) => row.textId))
  // What came from a colleague has no message of one's own.
  const own = rows.filter(({ id }, at) => messages[at] !== undefined && !shared.has(id))
  await db.texts.bulkPut(own.map((row) => ({ ...row, toShare: row.sealed === undefined ? 1 : 2 })))
  const isOver = rows.length < CHUNK_ROWS
  await db.syncState.put({ id: MARK, value: isOver ? OVER : rows.at(-1)?.id })
  return !isOver
}
