import { AppError } from '@/utils/app-error'
import { wordsOf } from '@/utils/text/words'
import type { StoredTextRow } from '../rows'
import type { Message } from '../schema/message'
import { MAX_MESSAGE_TEXT, type Vault } from '../schema/stored-text'
import { knownSettings, readSettings } from '../settings'
import { noteChange } from '../write/announce'
import { isSame } from '../write/paths'
import type { Transaction } from '../write/transact'
import { seal } from './seal'
import { isSensitive } from './sensitive'

/** The one index key of what is sealed, so that it can be counted: no word is like it. */
export const SEALED = '\u0000'
const MAX_WORDS = 300

export type Content = Pick<StoredTextRow, 'text' | 'sealed' | 'words'>
/** `length`: of the message, of which a long one is shown only in part. */
export type Said = { messageId: string; length: number; text?: string | undefined }
type Kept = Content & { length: number; said: string }
/** Texts as they are to be stored, by the id of the message, and the words by which that was decided. */
export type PreparedTexts = { words: readonly string[]; byId: Map<string, Kept> }

/** @returns how a text is stored by these words: for everybody to find, or sealed and in no index. */
export async function contentOf(
  of: string,
  text: string,
  vault: Vault,
  words: readonly string[],
): Promise<Content> {
  if (isSensitive(text, words)) return { sealed: await seal(vault, of, text), words: [SEALED] }
  return { text, words: wordsOf(text).slice(0, MAX_WORDS) }
}

/** Seals what is to be sealed before a transaction begins: inside one, nothing else may be waited for. */
export async function prepareTexts(said: readonly Said[]): Promise<PreparedTexts | undefined> {
  const { keepTexts, vault, sensitiveWords: words } = await readSettings()
  if (!keepTexts || vault === undefined) return undefined
  const byId = new Map<string, Kept>()
  for (const { messageId, length, text } of said) {
    if (text === undefined || text === '') continue
    const cut = text.slice(0, MAX_MESSAGE_TEXT)
    byId.set(messageId, { ...(await contentOf(messageId, cut, vault, words)), length, said: cut })
  }
  return byId.size === 0 ? undefined : { words, byId }
}

/**
 * Stores the texts of recorded messages.
 * @throws AppError 'conflict' when the words were changed meanwhile: the caller asks again.
 */
export async function storeTexts(
  tx: Transaction,
  rows: readonly Message[],
  prepared: PreparedTexts | undefined,
): Promise<void> {
  const settings = knownSettings() ?? tx.settings
  if (prepared === undefined || !settings.keepTexts) return
  if (!isSame(settings.sensitiveWords, prepared.words)) throw new AppError('conflict', 'words')
  const known = await tx.db.texts.bulkGet(rows.map(({ id }) => id))
  const puts = rows.flatMap((row, at) => {
    const kept = prepared.byId.get(row.messageId)
    const old = known[at]
    if (kept === undefined || (old !== undefined && isOnlyCut(kept, old))) return []
    const { length: _1, said: _2, ...content } = kept
    const next = { id: row.id, contactId: row.contactId, at: row.at ?? row.seenAt, ...content }
    return old !== undefined && isSame(old, next) ? [] : [next]
  })
  await tx.db.texts.bulkPut(puts)
  for (const { id } of puts) noteChange(tx.changes, 'texts', id)
}

/** The page shows the beginning of a long message; more of it may be known already. */
function isOnlyCut({ said, length }: Kept, old: StoredTextRow): boolean {
  if (said.length >= length) return false
  if (old.text !== undefined) return old.text.length > said.length && old.text.startsWith(said.slice(0, -8))
  // What is sealed is a third longer in base64, and has 16 bytes more.
  return ((old.sealed?.bytes.length ?? 0) * 3) / 4 - 16 > new TextEncoder().encode(said).length + 2
}
