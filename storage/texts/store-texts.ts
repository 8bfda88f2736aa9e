import { AppError } from '@/utils/app-error'
import type { StoredTextRow } from '../rows'
import type { Message } from '../schema/message'
import { knownSettings } from '../settings'
import { putShared, type Shared } from '../sync/texts/put-shared'
import { noteChange } from '../write/announce'
import { isSame } from '../write/paths'
import type { Transaction } from '../write/transaction'
import type { Kept, PreparedTexts } from './prepare-texts'

/**
 * Stores the texts of recorded messages, and what the team is to have of them.
 * @throws AppError 'conflict' when the words were changed meanwhile: the caller asks again.
 */
export async function storeTexts(
  tx: Transaction,
  rows: readonly Message[],
  { words, byId }: Pick<PreparedTexts, 'words' | 'byId'>,
): Promise<void> {
  const settings = knownSettings() ?? tx.settings
  if (!settings.keepTexts) return
  if (!isSame(settings.sensitiveWords, words)) throw new AppError('conflict', 'words')
  const known = await tx.db.texts.bulkGet(rows.map(({ id }) => id))
  const puts = rows.flatMap((row, at) => {
    const kept = byId.get(row.messageId)
    const old = known[at]
    if (kept === undefined || (old !== undefined && isOnlyCut(kept, old))) return []
    const next = textRow(row, kept)
    return old !== undefined && isSame(old, next) ? [] : [{ next, shared: kept.shared }]
  })
  await tx.db.texts.bulkPut(puts.map(({ next }) => next))
  for (const { next } of puts) noteChange(tx.changes, 'texts', next.id)
  await putShared(
    tx,
    puts.flatMap(({ next: { id, contactId }, shared }): Shared[] =>
      shared === undefined || shared === 'waits' ? [] : [{ textId: id, contactId, shared }],
    ),
  )
}

function textRow({ id, contactId, at, seenAt }: Message, kept: Kept): StoredTextRow {
  const { length: _1, said: _2, shared, ...content } = kept
  const toShare = content.sealed === undefined ? 1 : 2
  return { id, contactId, at: at ?? seenAt, ...content, ...(shared === 'waits' && { toShare }) }
}

/** The page shows the beginning of a long message; more of it may be known already. */
function isOnlyCut({ said, length }: Kept, old: StoredTextRow): boolean {
  if (said.length >= length) return false
  if (old.text !== undefined) return old.text.length > said.length && old.text.startsWith(said.slice(0, -8))
  // What is sealed is a third longer in base64, and has 16 bytes more.
  return ((old.sealed?.bytes.length ?? 0) * 3) / 4 - 16 > new TextEncoder().encode(said).length + 2
}
