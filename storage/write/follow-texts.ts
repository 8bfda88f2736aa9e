import type { MetaRow } from '../rows'
import type { Message } from '../schema/message'
import { knownSettings } from '../settings'
import type { RowChange } from './aggregates'
import { noteChange } from './announce'
import { isSame } from './paths'
import type { Transaction } from './transaction'

/** How far the pass over all texts has come, and by which words: `[after, ...words]`; without it all are still to be looked at. */
export const TEXTS_PASS = 'texts:pass'
/** `after` of a pass that is over. */
export const PASSED = '\uffff'

/** @returns behind which id the pass by these words goes on. */
export function passedBy(mark: MetaRow | undefined, words: readonly string[]): string {
  const [after = '', ...by] = Array.isArray(mark?.value) ? mark.value : []
  return isSame(by, words) ? after : ''
}

type Named = { id: string; contactId?: string }
/** A message as it was and as it becomes; without `next` it goes. */
export type MessageMove = { old: Named | undefined; next?: Named | undefined }

/** The text of a message goes where its message goes. */
export async function followTexts(tx: Transaction, moves: readonly MessageMove[]): Promise<void> {
  const moved = moves.flatMap(({ old, next }) =>
    old === undefined || (old.id === next?.id && old.contactId === next.contactId) ? [] : [{ old, next }],
  )
  if (moved.length === 0) return
  // The team's copy goes along; what others moved, they have moved there too.
  if (tx.isFromTeam !== true) await tx.queue?.(tx, 'messages', moved.map(asChange))
  const texts = await tx.db.texts.bulkGet(moved.map(({ old }) => old.id))
  let renamed: string | undefined
  for (const [at, { old, next }] of moved.entries()) {
    const text = texts[at]
    if (text === undefined) continue
    if (old.id !== next?.id) await tx.db.texts.delete(old.id)
    noteChange(tx.changes, 'texts', old.id)
    if (next === undefined || (old.id !== next.id && (await tx.db.texts.get(next.id)) !== undefined)) continue
    await tx.db.texts.put({ ...text, id: next.id, contactId: next.contactId ?? text.contactId })
    if (next.id !== old.id) renamed = next.id
  }
  if (renamed !== undefined) await beginAgain(tx, renamed)
}

/** Has all texts looked at anew: some may be stored by other words. `sign`: an id by which a pass under way notices. */
export async function checkTexts({ db }: Transaction, sign: string): Promise<void> {
  await db.meta.put({ key: TEXTS_PASS, value: ['', sign] })
}

function asChange({ old, next }: MessageMove): RowChange {
  return { before: old as Message, after: next as Message | undefined }
}

/** A row that got another id may have slipped past a pass that is under way. */
async function beginAgain(tx: Transaction, id: string): Promise<void> {
  const words = (knownSettings() ?? tx.settings).sensitiveWords
  if (passedBy(await tx.db.meta.get(TEXTS_PASS), words) !== PASSED) await checkTexts(tx, id)
}
