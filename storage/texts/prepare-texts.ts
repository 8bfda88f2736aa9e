import type { StoredTextRow } from '../rows'
import { MAX_MESSAGE_TEXT } from '../schema/stored-text'
import { readSettings } from '../settings'
import { sealSaid, type SharedText } from '../sync/texts/seal-said'
import { readTeamSession } from '../sync/team-session'
import type { Transaction } from '../write/transaction'
import type { Message } from '../schema/message'
import { type Content, contentOf } from './content-of'
import type { Said, SaidInChat, Where } from './keep-texts'
import { isSensitive } from './sensitive'
import { storeTexts } from './store-texts'

export type Kept = Content &
  Pick<StoredTextRow, 'isMarked'> & { length: number; said: string; shared: SharedText | undefined }
/** Texts as they are to be stored, by the id of the message, and the words by which that was decided. */
export type PreparedTexts = {
  words: readonly string[]
  byId: Map<string, Kept>
  /** Stores those of recorded messages, inside of a transaction. */
  store: (tx: Transaction, rows: readonly Message[]) => Promise<void>
}

/** As `prepareTexts`, for what was said in a chat that is seen: the team is to have it too. */
export async function prepareSaid(
  where: Where,
  all: readonly SaidInChat[],
): Promise<PreparedTexts | undefined> {
  const { sensitiveWords: words } = await readSettings()
  const said = all.flatMap(({ messageId, direction, at, text = '' }) => {
    const cut = text.slice(0, MAX_MESSAGE_TEXT)
    const mark = isSensitive(cut, words) && { isSensitive: true as const }
    return cut === '' ? [] : [{ messageId, direction, text: cut, ...(at !== undefined && { at }), ...mark }]
  })
  return prepared(all, (await sealSaid(where, said)) ?? new Map())
}

/** As `prepareTexts`, for what is read in one go: it goes to the team when it is looked at again. */
export async function prepareRead(said: readonly Said[]): Promise<PreparedTexts | undefined> {
  const session = await readTeamSession()
  const isShared = session !== undefined && session.isOver !== true
  return prepared(said, new Map(isShared ? said.map(({ messageId }) => [messageId, 'waits'] as const) : []))
}

async function prepared(
  said: readonly Said[],
  shared: ReadonlyMap<string, SharedText>,
): Promise<PreparedTexts | undefined> {
  const { keepTexts, vault, sensitiveWords: words } = await readSettings()
  if (!keepTexts || vault === undefined) return undefined
  const byId = new Map<string, Kept>()
  for (const { messageId, length, text } of said) {
    if (text === undefined || text === '') continue
    const cut = text.slice(0, MAX_MESSAGE_TEXT)
    const team = shared.get(messageId)
    const isMarked = team !== undefined && team !== 'waits' && team.isMarked === true
    const content = await contentOf(messageId, cut, vault, words, isMarked)
    byId.set(messageId, { ...content, ...(isMarked && { isMarked: 1 }), length, said: cut, shared: team })
  }
  if (byId.size === 0) return undefined
  return { words, byId, store: (tx, rows) => storeTexts(tx, rows, { words, byId }) }
}
