import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TAG_COLORS } from '@/storage/schema/tag'
import type { ChatSighting } from '@/storage/schema/chat'
import type { PracticeChat } from '../../whatsapp-web/api'
import type { PracticeParams } from '../../whatsapp-web/url'
import type { Desk } from './desk'
import { type Expected, takeSteps } from './mark-steps'

/** A desk, and the way into the layer of the marks. */
export interface MarkHands {
  desk: Desk
  /** Runs mark-steps' `watchMarks` in WhatsApp's page, inside our layer. */
  watch(expected: Expected, byName: boolean): Promise<void>
}

const PAGE: PracticeParams = { chats: 170, archived: 14 }
const ACCOUNT = 'phone:+447700900142'
/** Steps of one call into the page; a driver waits only so long for an answer. */
const CHUNK = 25
const VARIANTS = [
  ['rows of their own, by the page’s models', { rows: 'keyed' }],
  ['rows used again, by the page’s models', { rows: 'pooled' }],
  ['rows of their own, by names alone', { rows: 'keyed', modules: false, fiber: false }],
  ['rows used again, by names alone', { rows: 'pooled', modules: false, fiber: false }],
] as const satisfies [string, PracticeParams][]

/** The same list in every browser, moved about at random: no mark ever stands on a row of another chat. */
export function describeMarks(browserName: string, steps: number, start: () => Promise<MarkHands>): void {
  describe(`marks on the chat list in ${browserName}`, () => {
    let hands: MarkHands
    let desk: Desk
    let expected: Expected

    beforeAll(async () => {
      hands = await start()
      desk = hands.desk
      await desk.load(PAGE)
      expected = await markMost(desk)
    })
    afterAll(() => desk?.close())

    it.each(VARIANTS)(
      'never stand on the wrong row: %s',
      async (_name, params) => {
        const byName = 'modules' in params
        await desk.load({ ...PAGE, ...params })
        await desk.beside()
        await hands.watch(expected, byName)
        const faults: string[] = []
        for (let done = 0; done < steps; done += CHUNK) {
          const count = Math.min(CHUNK, steps - done)
          faults.push(...(await desk.inPage(takeSteps, 1 + done, count, byName)))
        }
        const seen = await desk.inPage(() => ({ ...window.markCheck, now: window.markCheck.now() }))
        expect(seen.wrong).toEqual([])
        expect(faults).toEqual([])
        expect(seen.marks).toBeGreaterThan(steps)
        expect(await desk.wrongs()).toEqual([])
      },
      900_000,
    )
  })
}

/** Gives most chats a card with tags of its own: no two have the same colours. @returns what each one's mark holds. */
async function markMost(desk: Desk): Promise<Expected> {
  const chats = await desk.inPage(() => window.practice.chats())
  const tagIds = await makeTags(desk)
  const colors = combinations()
  const expected: Expected = {}
  const counts = new Map<string, number>()
  for (const { title } of chats) counts.set(title, (counts.get(title) ?? 0) + 1)
  const carded = chats
    .map((chat, index) => ({ chat, index, contactId: idOf(100 + index) }))
    // Titles that are numbers or no saved names are other keys; some chats have no card at all.
    .filter(({ chat, index }) => chat.kind !== 'self' && !/^[+~@]/.test(chat.title) && index % 5 !== 4)
    .map((each) => ({ ...each, wanted: colors.shift() ?? [] }))
  await desk.askEach(
    'card.create',
    carded.map(({ chat, contactId }) => ({ chat: sightingOf(chat), id: contactId })),
  )
  const tagged = carded.flatMap(({ contactId, wanted }) =>
    wanted.map((color) => ({ contactId, tagId: tagIds[TAG_COLORS.indexOf(color)] ?? '' })),
  )
  await desk.askEach(
    'tags.set',
    tagged.map(({ contactId, tagId }) => ({ target: { contactId }, contactId, tagId, on: true })),
  )
  await desk.askEach(
    'card.link',
    carded
      .filter(({ chat }) => counts.get(chat.title) === 1)
      .map(({ chat, contactId }) => ({ chat: bareName(chat), contactId })),
  )
  for (const { chat, wanted } of carded) expected[chat.id] = [...wanted].sort().join(' ')
  return expected
}

async function makeTags(desk: Desk): Promise<string[]> {
  const ids = TAG_COLORS.map((_, index) => idOf(index))
  await desk.askEach(
    'tags.save',
    TAG_COLORS.map((color, index) => ({ id: ids[index] ?? '', name: `Tag ${index}`, color })),
  )
  return ids
}

/** Every choice of one to three colours, the smallest first. */
function combinations(): (typeof TAG_COLORS)[number][][] {
  const all = TAG_COLORS.flatMap((one, i) => [
    [one],
    ...TAG_COLORS.slice(i + 1).flatMap((two, j) => [
      [one, two],
      ...TAG_COLORS.slice(i + j + 2).map((three) => [one, two, three]),
    ]),
  ])
  return all.sort((a, b) => a.length - b.length)
}

const SEEN = { epoch: 1, isAmbiguous: false, isBusiness: false, messageIds: [] }

function sightingOf({ id, title, phone }: PracticeChat): ChatSighting {
  const [user = '', server] = id.split('@')
  const base = { ...SEEN, account: ACCOUNT, name: title, source: 'model' as const }
  if (server === 'g.us') return { ...base, key: `group:${user}`, kind: 'group', group: user }
  const number = phone === undefined ? {} : { phone: `+${phone}` }
  if (server === 'lid') return { ...base, key: `lid:${user}`, kind: 'person', lid: user, ...number }
  return { ...base, key: `phone:+${user}`, kind: 'person', phone: `+${user}` }
}

/** The chat as it is known where the page tells nothing. */
function bareName({ title }: PracticeChat): ChatSighting {
  return { ...SEEN, account: '', key: `name:${title}`, kind: 'unknown', name: title, source: 'dom' }
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
