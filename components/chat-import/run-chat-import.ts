import { askUi, askWorkspace } from '@/storage/client'
import { MAX_MESSAGE_TEXT } from '@/storage/schema/stored-text'
import { newId } from '@/utils/ids'
import { toE164 } from '@/utils/phone'
import { type ChatEntry, ownMessages } from './chat-entry'
import { keepsTexts } from './keeps-texts'
import { rememberOwnName } from './own-names'

export type ImportProgress = { name: string; done: number; of: number }
export type ImportedChat = {
  name: string
  contactId: string
  added: number
  known: number
  undoIds: string[]
}

/** Ids that stay the same when a part is written once more. */
export type Plan = { entry: ChatEntry; batchId: string; contactId: string; name: string }

const PART = 500
/** No more is taken at once. */
const MAX_PART = 1_000
const MINUTE_MS = 60_000

/** @returns what will be written, with the ids that everything will bear. */
export function planOf(entries: readonly ChatEntry[]): Plan[] {
  return entries.flatMap((entry) => {
    const { whose, chat, isOn, me } = entry
    if (!isOn || whose === undefined || me === undefined) return []
    const isNew = whose === 'new'
    const name = isNew ? otherName(entry) : whose.contact.name
    return [
      { entry, batchId: newId(), contactId: isNew ? newId() : whose.contact.id, name: name || chat.name },
    ]
  })
}

/** @returns what a new contact of this chat is called. */
export function otherName({ chat, me }: Pick<ChatEntry, 'chat' | 'me'>): string {
  const others = chat.participants.filter((name) => name !== me)
  return (others.length === 1 && me !== undefined ? (others[0] ?? chat.name) : chat.name).slice(0, 300)
}

/**
 * Writes one chat part by part and fills `result` as it goes; `isStopped` is asked between two parts.
 * @throws AppError
 */
export async function importChat(
  { entry, batchId, contactId, name }: Plan,
  result: ImportedChat,
  onProgress: (progress: ImportProgress) => void,
  isStopped: () => boolean,
): Promise<void> {
  const { me, whose } = entry
  if (me !== undefined) rememberOwnName(me)
  if (whose === 'new') {
    const phone = toE164(name)
    const patch = { name, ...(phone !== undefined && { phone }) }
    note(result, (await askUi('contacts.create', { id: contactId, patch })).undoId)
  }
  const isKept = keepsTexts()
  const messages = ownMessages(entry).map(({ author, key, at, kind, length, text, fileName }) => ({
    key,
    at,
    kind,
    length: Math.min(length, 1_000_000),
    direction: author === me ? ('out' as const) : ('in' as const),
    ...(isKept && text !== undefined && { text: text.slice(0, MAX_MESSAGE_TEXT) }),
    ...(fileName !== undefined && { fileName: fileName.slice(0, 300) }),
  }))
  let done = 0
  for (const [at, part] of inParts(messages).entries()) {
    if (isStopped()) return
    onProgress({ name, done, of: messages.length })
    const input = { contactId, batchId, part: at, messages: part }
    const { added, undoId } = await askWorkspace('record.import', input)
    done += part.length
    result.added += added
    result.known += part.length - added
    note(result, undoId)
  }
}

/**
 * @returns messages from old to new, in parts that end with a minute: what is recorded already is found minute by minute,
 * and counted.
 */
export function inParts<One extends { at: number }>(messages: readonly One[]): One[][] {
  const parts: One[][] = []
  for (const message of messages.toSorted((a, b) => a.at - b.at)) {
    const part = parts.at(-1)
    const isSameMinute = minuteOf(part?.at(-1)) === minuteOf(message)
    if (part !== undefined && (part.length < PART || (isSameMinute && part.length < MAX_PART)))
      part.push(message)
    else parts.push([message])
  }
  return parts
}

function minuteOf(message: { at: number } | undefined): number | undefined {
  return message && Math.floor(message.at / MINUTE_MS)
}

function note({ undoIds }: ImportedChat, undoId: string | undefined): void {
  if (undoId !== undefined && !undoIds.includes(undoId)) undoIds.push(undoId)
}
