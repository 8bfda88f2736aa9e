import { askUi } from '@/storage/client'
import type { ContactBrief } from '@/storage/schema/contact'
import type { DateOrder, ExportedChat } from '@/utils/chat-export/read-export'
import { AppError } from '@/utils/app-error'
import { now as clockNow } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { toE164 } from '@/utils/phone'
import { type ChatEntry, type ChosenFile, type FileFault, isGroup } from './chat-entry'
import { keepsTexts } from './keeps-texts'
import { guessOwnName, ownNames } from './own-names'

type Progress = (done: number) => void

/** The largest file that is read, as it lies on the disk. */
const MOST_BYTES = 200_000_000
const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']

/** Reads what was chosen, one file after the other, and looks for whose chats they are. Imports nothing. */
export async function readChats(
  files: readonly File[],
  timeZone: string,
  myName: string,
  onProgress: Progress,
): Promise<{ entries: ChatEntry[]; faults: FileFault[] }> {
  const entries: ChatEntry[] = []
  const faults: FileFault[] = []
  for (const [index, { name, size }] of files.entries()) {
    onProgress(index)
    await nextTurn()
    const file = files[index]
    if (file === undefined || size > MOST_BYTES) {
      faults.push({ name, code: 'too-large' })
      continue
    }
    try {
      const chosen = { id: newId(), name, bytes: new Uint8Array(await file.arrayBuffer()) }
      const found = await entriesOf(chosen, timeZone, myName)
      if (found.length === 0) faults.push({ name, code: 'no-chat' })
      entries.push(...found)
    } catch (error) {
      if (!isUnreadable(error)) throw error
      faults.push({ name, code: 'unreadable' })
    }
  }
  return { entries, faults }
}

/** Reads a chat again, with dates or a zone that somebody chose. */
export async function readAgain(entry: ChatEntry, timeZone: string, order?: DateOrder): Promise<ChatEntry> {
  const chat = (await read(entry.file, timeZone, order))[entry.at]
  return chat === undefined ? entry : { ...entry, chat }
}

/** Says which participant the person is, and looks again for whose chat it is then. */
export async function withMe(entry: ChatEntry, me: string | undefined): Promise<ChatEntry> {
  const matches = await matchesOf(entry.chat, me)
  const isChosen = typeof entry.whose === 'object'
  return { ...entry, me, matches, ...(!isChosen && { whose: whoseOf(matches, entry) }) }
}

async function entriesOf(file: ChosenFile, timeZone: string, myName: string): Promise<ChatEntry[]> {
  const chats = await read(file, timeZone)
  const known = [...ownNames(), ...(myName === '' ? [] : [myName])]
  return Promise.all(
    chats.map(async (chat, at): Promise<ChatEntry> => {
      const me = guessOwnName(chat.participants, chat.name, known)
      const matches = await matchesOf(chat, me)
      const readings = chat.isOrderSure ? undefined : await readingsOf(file, at, timeZone)
      const whose = whoseOf(matches, { chat })
      return { id: newId(), file, at, chat, me, matches, whose, isOn: true, ...(readings && { readings }) }
    }),
  )
}

/** The only one that fits; nobody, when several do; else a new contact, unless it is a group. */
function whoseOf(matches: ChatEntry['matches'], entry: Pick<ChatEntry, 'chat'>): ChatEntry['whose'] {
  const [only, other] = matches
  if (only !== undefined) return other === undefined ? { contact: only } : undefined
  return isGroup(entry) ? undefined : 'new'
}

async function read(file: ChosenFile, timeZone: string, order?: DateOrder): Promise<ExportedChat[]> {
  const { readExport } = await import('@/utils/chat-export/read-export')
  await nextTurn()
  return readExport(file, { timeZone, now: clockNow(), keepsTexts: keepsTexts(), ...(order && { order }) })
}

/** What the date that tells the orders apart best would be in each of them. */
async function readingsOf(file: ChosenFile, at: number, timeZone: string): Promise<ChatEntry['readings']> {
  const readings: { order: DateOrder; at: number }[] = []
  for (const order of ORDERS) {
    const last = (await read(file, timeZone, order))[at]?.messages.at(-1)
    if (last !== undefined && readings.every((one) => one.at !== last.at))
      readings.push({ order, at: last.at })
  }
  return readings.length > 1 ? readings : undefined
}

async function matchesOf(chat: ExportedChat, me: string | undefined): Promise<readonly ContactBrief[]> {
  const others = chat.participants.filter((name) => name !== me)
  const [only] = others
  const name = others.length === 1 && only !== undefined && me !== undefined ? only : chat.name
  const phone = toE164(name) ?? toE164(chat.name)
  return askUi('record.match', { name: name.slice(0, 300), ...(phone !== undefined && { phone }) })
}

function isUnreadable(error: unknown): boolean {
  // The browser throws a NotReadableError for a file that has gone meanwhile.
  return (error instanceof AppError && error.code === 'bad-request') || error instanceof DOMException
}

/** Lets the page draw and answer before the next piece of work. */
async function nextTurn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
}
