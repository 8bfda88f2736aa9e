import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Alias } from '@/storage/schema/alias'
import type { Contact } from '@/storage/schema/contact'
import type { Note } from '@/storage/schema/note'
import type { PracticeChat } from '../whatsapp-web/api'
import { createRandom } from '../whatsapp-web/app/random'
import type { KnownChatKey } from '../whatsapp-web/known-chats'
import type { PracticeParams } from '../whatsapp-web/url'
import { BackgroundTap } from './support/background-tap'
import { ChromiumDesk } from './support/chromium-desk'
import { isSameTitle } from './support/expected-chat'
import { openAndSee } from './support/seen-chat'
import { type Attempt, SwitchRun } from './support/switch-run'

const CHATS = [
  'ana',
  'mariaBakery',
  'mariaStudio',
  'joao',
  'moving',
  'unsaved',
  'username',
  'unmapped',
  'launch',
  'family',
  'self',
] as const satisfies readonly KnownChatKey[]
const REPLIES = 400
/** The two Marias, as their cards call them: by these names a test tells what the sidebar shows. */
const MARIAS = { mariaBakery: 'Maria of the bakery', mariaStudio: 'Maria of the studio' } as const

let desk: ChromiumDesk
let tap: BackgroundTap

beforeAll(async () => {
  desk = await ChromiumDesk.start()
  tap = await BackgroundTap.on(desk.chatside.driver)
  const body = 'Hello {{name|there}}, this is number'
  const replies = Array.from({ length: REPLIES }, (_, index) => {
    const digits = String(index + 1).padStart(3, '0')
    const texts = { shortcut: `r${digits}`, title: `Reply ${digits}`, body: `⟦${digits}⟧ ${body} ${digits}.` }
    return { id: idOf(index + 1), ...texts, labels: [] }
  })
  await desk.askEach('replies.save', replies)
})
afterEach(async () => {
  await desk.page.close()
  for (const { id } of await livingContacts()) await desk.ask('contacts.remove', { contactId: id })
})
afterAll(() => desk?.close())

describe('the right customer', () => {
  it.each<[string, number, PracticeParams]>([
    ['with the page’s modules', 500, {}],
    ['from the view’s state alone', 100, { modules: false }],
    ['from the screen alone', 100, { modules: false, fiber: false }],
  ])(
    'gets each note and each insertion, however the chats switch, %s',
    { timeout: 240_000 },
    async (_, count, params) => {
      await desk.load({ chats: 60, open: 'ana', ...params })
      const isAsked = params.fiber !== false
      if (isAsked) await nameTheMarias()
      const run = new SwitchRun(desk, createRandom(20_260_928 + count), CHATS)
      const { attempts, notes } = await run.until(count)
      const chats = await desk.inPage(() => window.practice.chats())
      const known = chats.filter((chat) => chat.known !== undefined)

      expect(await wrongNotes(known, isAsked)).toEqual([])
      expect(wrongInsertions(attempts, known, isAsked)).toEqual([])
      expect(untold(attempts, known)).toEqual([])
      const landed = attempts.filter(({ mark }) => known.some(({ draft }) => draft.includes(mark)))
      // The run must have done something for its result to mean anything.
      const few = count / 50
      const bySidebar = landed.filter(({ by }) => by === 'sidebar')
      expect({
        notes: notes > few,
        sidebar: bySidebar.length > few,
        picker: landed.length - bySidebar.length > few,
      }).toEqual({ notes: true, sidebar: true, picker: true })
      expect(await desk.wrongs()).toEqual([])
    },
  )
})

async function nameTheMarias(): Promise<void> {
  for (const key of ['mariaBakery', 'mariaStudio'] as const) {
    const { sighting } = await openAndSee(desk.page, tap, key)
    const id = crypto.randomUUID()
    await desk.ask('contacts.save', { target: { chat: sighting }, id, patch: { name: MARIAS[key] } })
  }
}

/** @returns the notes that stand on the card of another chat than the one the sidebar showed. */
async function wrongNotes(known: readonly PracticeChat[], isAsked: boolean): Promise<string[]> {
  const contacts = await livingContacts()
  const aliases = await desk.rows<Alias>('aliases')
  const notes = await desk.rows<Note>('notes')
  return contacts.flatMap((contact) => {
    const names = aliases.filter(({ contactId }) => contactId === contact.id).map(({ value }) => value)
    return notes
      .filter(({ contactId }) => contactId === contact.id)
      .filter(({ text }) => {
        const chat = chatShownAs(text.replace(/^note \d+ for /, ''), known)
        if (chat === undefined) return true
        return isAsked ? !names.some((name) => isNameOf(chat, name)) : !isSameTitle(contact.name, chat.title)
      })
      .map(({ text }) => `"${text}" stands on the card of ${contact.name} (${names.join(', ')})`)
  })
}

/** @returns the insertions that landed in another chat than the one they were made for, or twice, or with another name. */
function wrongInsertions(
  attempts: readonly Attempt[],
  known: readonly PracticeChat[],
  isAsked: boolean,
): string[] {
  return attempts.flatMap(({ mark, intended, by }) => {
    const meant = by === 'picker' ? known.filter(({ id }) => id === intended) : chatsShownAs(intended, known)
    return known.flatMap(({ id, title, draft }) => {
      const times = draft.split(mark).length - 1
      if (times === 0) return []
      // From the screen alone nobody can tell two of one name apart, and the sidebar says so.
      const chat = meant.find((one) => one.id === id)
      if (chat === undefined) return [`${mark} for ${intended} landed in ${title}`]
      const name = draft.split(`${mark} Hello `)[1]?.split(', this is')[0] ?? ''
      const isRightName = name === 'there' || isSameTitle(name, isAsked ? shownName(chat) : chat.title)
      return times === 1 && isRightName ? [] : [`${mark} for ${intended} landed ${times} times, for ${name}`]
    })
  })
}

/** What is said when the chat changed while the text went in: the one thing that may be true either way. */
const UNSURE = /^The chat changed while the text went in/

/** @returns the attempts in the sidebar that ended otherwise than it said. */
function untold(attempts: readonly Attempt[], known: readonly PracticeChat[]): string[] {
  return attempts
    .filter(({ by }) => by === 'sidebar')
    .filter(({ mark, told }) => {
      if (told.some((text) => UNSURE.test(text))) return false
      const hasLanded = known.some(({ draft }) => draft.includes(mark))
      return told.some((text) => text.startsWith('Inserted')) !== hasLanded
    })
    .map(({ mark, told }) => `${mark} was told as "${told.join(' / ')}"`)
}

/** @returns the chat that the sidebar showed under a name; a question about a chat has its name inside. */
function chatShownAs(shown: string, known: readonly PracticeChat[]): PracticeChat | undefined {
  const [chat, other] = chatsShownAs(shown, known)
  return other === undefined ? chat : undefined
}

function chatsShownAs(shown: string, known: readonly PracticeChat[]): PracticeChat[] {
  const exact = known.filter((chat) => isSameTitle(shownName(chat), shown))
  return exact.length > 0 ? exact : known.filter(({ title }) => shown.includes(title))
}

function shownName({ known, title }: PracticeChat): string {
  return known === 'mariaBakery' || known === 'mariaStudio' ? MARIAS[known] : title
}

function isNameOf({ id }: PracticeChat, alias: string): boolean {
  const [user = ''] = id.split('@')
  return alias === user || alias === `+${user}`
}

async function livingContacts(): Promise<Contact[]> {
  return (await desk.rows<Contact>('contacts')).filter(({ deletedAt }) => deletedAt === undefined)
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
