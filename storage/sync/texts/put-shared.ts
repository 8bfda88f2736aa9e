import type { RowOf } from '../../rows'
import { noteChange } from '../../write/announce'
import { getRows, type Put, putRows } from '../../write/put-row'
import type { Transaction } from '../../write/transaction'
import type { SharedText } from './seal-said'

/** A text that is kept here, and what the team is to have of it. */
export type Shared = { textId: string; contactId: string; shared: Exclude<SharedText, 'waits'> }

/**
 * Stores what the team is to have of texts: from there it goes out as everything does. A copy that came from a colleague who
 * saw the same message in another account gives way to one's own.
 */
export async function putShared(tx: Transaction, all: readonly Shared[]): Promise<void> {
  if (all.length === 0) return
  const ids = all.map(({ shared }) => shared.id)
  const olds = (await getRows(tx, 'sealedTexts', ids)) as (RowOf<'sealedTexts'> | undefined)[]
  const puts = all.flatMap(({ textId, contactId, shared: { id, sealed } }, at): Put[] => {
    const old = olds[at]
    const next = sealed ?? old?.sealed
    // It was taken out meanwhile, or is as it should be.
    if (next === undefined || (sealed === undefined && old?.textId === textId)) return []
    return [{ fields: { id, contactId, sealed: next, textId }, old }]
  })
  if (puts.length === 0) return
  await dropOthers(tx, puts)
  await putRows(tx, 'sealedTexts', puts)
}

async function dropOthers(tx: Transaction, puts: readonly Put[]): Promise<void> {
  const others = puts.flatMap(({ fields, old }) => {
    const before = (old as RowOf<'sealedTexts'> | undefined)?.textId
    return before === undefined || before === fields['textId'] ? [] : [before]
  })
  if (others.length === 0) return
  const own = await tx.db.messages.bulkGet(others)
  const gone = others.filter((_, at) => own[at] === undefined)
  await tx.db.texts.bulkDelete(gone)
  for (const id of gone) noteChange(tx.changes, 'texts', id)
}
