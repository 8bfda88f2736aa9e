import { beforeEach, describe, expect, test } from 'vitest'
import { createKeeper } from '@/entrypoints/background/knowledge'
import { database } from '@/storage/database'
import { rebuildEvidence } from '@/storage/repositories/evidence'
import type { MessageSighting } from '@/storage/schema/message'
import { transact } from '@/storage/write/transact'
import { dayOf, EVIDENCE_DAYS } from '@/utils/scoring/evidence'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, setTime, T0, useFreshBackground } from '../helpers/background'
import { randomOf } from '../helpers/random'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const chat = sightingOf()
let contactId = ''

beforeEach(async () => {
  contactId = newId()
  await askUi('contacts.save', { target: { chat }, id: contactId, patch: { company: 'Loja' } })
})

const see = (...messages: MessageSighting[]) => askPage('page.chatSeen', { chat, messages })
const outAt = (id: string, at: number, ack: MessageSighting['ack'] = 'read') =>
  messageOf(id, { at, direction: 'out', ack })
const inAt = (id: string, at: number) => messageOf(id, { at })
const evidence = async () => (await (await database()).evidence.get(contactId))?.days
const score = async () => (await database()).scores.get(contactId)
const brief = async () => (await askUi('contacts.page', { search: '', sort: 'heat', limit: 10 })).rows[0]
const order = (at: number) =>
  askUi('orders.save', {
    target: { contactId },
    contactId,
    order: { id: newId(), at, amountMinor: 10_000, currency: 'USD' },
  })
const kinds = async () =>
  (await (await database()).events.toArray()).map(({ what }) => what).filter(({ kind }) => kind !== 'tag')
/** A lively talk: all read, answered at once. */
const talk = (from: number, turns = 12) =>
  see(
    ...Array.from({ length: turns }, (_, at) => [
      outAt(`O${from}${at}`, from + 2 * at * MINUTE_MS),
      inAt(`I${from}${at}`, from + (2 * at + 1) * MINUTE_MS),
    ]).flat(),
  )

describe('what the messages tell', () => {
  test('is counted day by day as they are seen, whatever order they come in', async () => {
    const first = T0 - 2 * DAY_MS
    await see(inAt('C', first + DAY_MS))
    expect((await evidence())?.[dayOf(first + DAY_MS)]).toMatchObject({ in: 1, replyMs: [] })
    await see(outAt('A', first, 'delivered'))
    expect((await evidence())?.[dayOf(first)]).toMatchObject({ out: 1, told: 1, read: 0 })
    expect((await evidence())?.[dayOf(first + DAY_MS)]).toMatchObject({ in: 1, replyMs: [DAY_MS] })
    await see(outAt('A', first, 'read'))
    expect((await evidence())?.[dayOf(first)]).toMatchObject({ told: 1, read: 1 })
    await expectSoundDatabase()
  })

  test('is the same in whatever order and parts they are seen', async () => {
    const random = randomOf(7)
    for (let round = 0; round < 25; round++) {
      const messages = Array.from({ length: 25 }, (_, at) => {
        const time = T0 - Math.floor(random() * 20 * 24 * 6) * 10 * MINUTE_MS
        return random() < 0.5 ? inAt(`R${round}${at}`, time) : outAt(`R${round}${at}`, time, 'delivered')
      })
      while (messages.length > 0) {
        await see(...messages.splice(0, 1 + Math.floor(random() * 8)))
        if (random() < 0.2) await see(outAt(`R${round}0`, T0 - DAY_MS))
      }
    }
    await expectSoundDatabase()
    const before = await evidence()
    await transact(async (tx) => rebuildEvidence(tx, contactId))
    expect(await evidence()).toEqual(before)
  })

  test('is forgotten when it is too old', async () => {
    await see(inAt('A', T0))
    setTime(T0 + EVIDENCE_DAYS * DAY_MS)
    await see(inAt('B', T0 + EVIDENCE_DAYS * DAY_MS))
    expect(Object.keys((await evidence()) ?? {})).toEqual([String(dayOf(T0) + EVIDENCE_DAYS)])
  })
})

describe('a score', () => {
  test('is there as soon as messages tell something, without touching when the contact was edited', async () => {
    const edited = (await askUi('card.get', { contactId })).contact.updatedAt
    passTime(DAY_MS)
    await talk(T0)
    const { heat, level } = (await score())!
    expect(heat.heat).toBeGreaterThan(60)
    expect(level).toBeDefined()
    expect(await brief()).toMatchObject({ id: contactId, heat: heat.heat, updatedAt: edited })
    expect(await kinds()).toEqual([{ kind: 'level', level, heat: heat.heat }])
    const { contact } = await askUi('card.get', { contactId })
    expect('workedHeat' in contact || 'heatKey' in contact || 'tagHeat' in contact).toBe(false)
  })

  test('of groups and of oneself is not made', async () => {
    const group = sightingOf({ kind: 'group', lid: undefined, group: 'g1', key: 'group:g1' } as never)
    const id = newId()
    await askUi('contacts.save', { target: { chat: group }, id, patch: { company: 'X' } })
    await askPage('page.chatSeen', { chat: group, messages: [outAt('G1', T0), inAt('G2', T0 + MINUTE_MS)] })
    expect(await (await database()).scores.get(id)).toBeUndefined()
  })

  test('gives way to what a person set by hand, and comes back', async () => {
    await talk(T0)
    const worked = (await brief())?.heat
    await askUi('contacts.save', { target: { contactId }, id: contactId, patch: { heat: 5, grade: 'A' } })
    expect(await brief()).toMatchObject({ heat: 5, grade: 'A' })
    await talk(T0 + 30 * MINUTE_MS)
    expect(await brief()).toMatchObject({ heat: 5, grade: 'A' })
    await askUi('contacts.save', { target: { contactId }, id: contactId, patch: { heat: null, grade: null } })
    expect((await brief())?.heat).toBeGreaterThanOrEqual(worked ?? 0)
    expect((await kinds()).filter(({ kind }) => kind === 'grade')).toEqual([
      { kind: 'grade', grade: 'A', byHand: true },
    ])
    await expectSoundDatabase()
  })

  test('grades by orders, which also decides how soon to answer; an enquiry alone decides nothing', async () => {
    await see(inAt('A', T0))
    expect((await score())?.grade).toMatchObject({ grade: 'C', by: 'enquiry' })
    expect((await (await database()).attention.get(contactId))?.grade).toBeUndefined()
    for (let at = 0; at < 9; at++) await order(T0 - at * DAY_MS)
    expect((await brief())?.grade).toBe('A')
    expect((await (await database()).attention.get(contactId))?.grade).toBe('A')
    expect(await kinds()).toContainEqual({ kind: 'grade', grade: 'A', byHand: false })
    await expectSoundDatabase()
  })

  test('fades in the weekly pass, with one point of history a day', async () => {
    const keeper = createKeeper({ breathe: async () => undefined, elapsed: () => 0 })
    await keeper.tick()
    await talk(T0)
    await talk(T0 + 40 * MINUTE_MS)
    const before = (await score())!
    expect(before.history).toHaveLength(1)
    for (let week = 1; week <= 6; week++) {
      passTime(7 * DAY_MS)
      await keeper.tick()
    }
    const after = (await score())!
    expect(after.history).toHaveLength(7)
    expect(after.history.map(({ heat }) => heat)).toEqual(
      after.history.map(({ heat }) => heat).toSorted((a, b) => b - a),
    )
    expect((await brief())?.heat).toBe(after.heat.heat)
    await expectSoundDatabase()
  })

  test('is no part of what undo takes back: a card that has one can still be taken back', async () => {
    const id = newId()
    const other = sightingOf({ lid: '77', key: 'lid:77', name: 'New' })
    const { undoId } = await askUi('contacts.save', { target: { chat: other }, id, patch: { company: 'X' } })
    await askPage('page.chatSeen', { chat: other, messages: [outAt('Z', T0), inAt('Y', T0 + MINUTE_MS)] })
    expect((await (await database()).contacts.get(id))?.workedHeat).toBeDefined()
    await askUi('undo', { undoId: undoId! })
    expect((await (await database()).contacts.get(id))?.deletedAt).toBeDefined()
  })

  test('is another one when the settings say otherwise', async () => {
    const keeper = createKeeper({ breathe: async () => undefined, elapsed: () => 0 })
    await keeper.tick()
    for (let at = 0; at < 3; at++) await order(T0 - at * DAY_MS)
    expect((await brief())?.grade).toBe('B')
    await askUi('settings.set', { patch: { grading: { ordersForA: 1, ordersForB: 1, amount: 5_000 } } })
    await keeper.tick()
    expect((await brief())?.grade).toBe('A')
  })
})

describe('the list by heat', () => {
  test('has the hottest first and those without one last, page by page, for a tag too', async () => {
    const tagId = newId()
    await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
    for (let at = 0; at < 25; at++) {
      const id = newId()
      const heat = at % 3 === 0 ? null : (at * 37) % 101
      await askUi('contacts.create', { id, patch: { name: `C${at}`, heat } })
      if (at % 2 === 0) await askUi('tags.set', { target: { contactId: id }, contactId: id, tagId, on: true })
    }
    for (const filter of [{}, { tagId }, { search: 'c' }]) {
      const heats: (number | undefined)[] = []
      let cursor: string | undefined
      do {
        const page = await askUi('contacts.page', { search: '', sort: 'heat', limit: 4, cursor, ...filter })
        heats.push(...page.rows.map(({ heat }) => heat))
        cursor = page.next
      } while (cursor !== undefined)
      const ordered = heats.toSorted((a, b) => (b ?? -1) - (a ?? -1))
      // An absent value always sorts last.
      expect(heats).toEqual(ordered)
      expect(heats.length).toBe('tagId' in filter ? 13 : 'search' in filter ? 25 : 26)
    }
  })
})
