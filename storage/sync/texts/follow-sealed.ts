import type { AnyRow, RowOf } from '../../rows'
import type { RowChange } from '../../write/aggregates'
import { noteChange } from '../../write/announce'
import { dropRows, type Put, putRows } from '../../write/put-row'
import type { Transaction } from '../../write/transaction'

// A text and the team's copy of it name the same contact: whichever is moved, the other one follows.

type Sealed = RowOf<'sealedTexts'>

/** @returns what was put, as rows before and after. */
export function changesOf(puts: readonly Put[]): RowChange[] {
  return puts.map(({ fields, old }) => ({ before: old, after: fields as AnyRow }))
}

/** Takes out, or gives to another contact, texts that came from colleagues. One's own go where their messages go. */
export async function followSealed(tx: Transaction, rows: readonly RowChange[]): Promise<void> {
  const moved = rows.flatMap(({ before, after }) => {
    const [old, next] = [before as Sealed | undefined, after as Sealed | undefined]
    const isMoved = old?.textId !== undefined && old.contactId !== next?.contactId
    return isMoved ? [{ id: old.textId ?? '', contactId: next?.contactId }] : []
  })
  if (moved.length === 0) return
  const ids = moved.map(({ id }) => id)
  const [texts, messages] = [await tx.db.texts.bulkGet(ids), await tx.db.messages.bulkGet(ids)]
  for (const [at, { id, contactId }] of moved.entries()) {
    const text = texts[at]
    if (text === undefined || messages[at] !== undefined) continue
    if (contactId === undefined) await tx.db.texts.delete(id)
    else await tx.db.texts.put({ ...text, contactId })
    noteChange(tx.changes, 'texts', id)
  }
}

/** Gives what the team has of messages to where those went, or takes it back with them. */
export async function followMessages(tx: Transaction, rows: readonly RowChange[]): Promise<void> {
  const nextById = new Map(rows.flatMap(({ before, after }) => (before ? [[before.id, after]] : [])))
  const olds = await tx.db.sealedTexts
    .where('textId')
    .anyOf([...nextById.keys()])
    .toArray()
  if (olds.length === 0) return
  const nextOf = ({ textId = '' }: Sealed) => nextById.get(textId) as RowOf<'messages'> | undefined
  const puts = olds.flatMap((old): Put[] => {
    const next = nextOf(old)
    return next === undefined ? [] : [{ fields: { ...old, textId: next.id, contactId: next.contactId }, old }]
  })
  if (puts.length > 0) await putRows(tx, 'sealedTexts', puts)
  const gone = olds.filter((old) => nextOf(old) === undefined)
  if (gone.length > 0) await takeBack(tx, gone)
}

/** Nobody in the team is to keep what it said. */
async function takeBack(tx: Transaction, rows: readonly Sealed[]): Promise<void> {
  const { erasing } = tx
  tx.erasing = 'everywhere'
  await dropRows(tx, 'sealedTexts', rows)
  tx.erasing = erasing
}
