import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { HOUR_MS, MINUTE_MS } from '@/storage/limits'
import { COUNTED_TO, TODAY_FILTERS, type TodayFilter, type TodayRow } from '@/storage/protocol/follow-ups'
import { changeSettings } from '@/storage/change-settings'
import { todayRules } from '@/storage/repositories/today-rules'
import { countUrgent } from '@/storage/repositories/today'
import { newId } from '@/utils/ids'
import { compareToday, rankOf } from '@/utils/today/order'
import type { Reason } from '@/utils/today/reason'
import { reasonsOf, type TodayRules } from '@/utils/today/reasons'
import { askPage, askUi, passTime, setTime, T0, useFreshBackground } from '../helpers/background'
import { type Customer, someCustomers, storeCustomers } from '../helpers/customers'
import { randomOf } from '../helpers/random'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

async function wholeList(filter: TodayFilter, limit: number): Promise<TodayRow[]> {
  const rows: TodayRow[] = []
  for (let cursor: string | undefined; ;) {
    const page = await askUi('today.page', { filter, limit, ...(cursor !== undefined && { cursor }) })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    if (page.next === undefined) return rows
    cursor = page.next
  }
}

function expected(customers: readonly Customer[], rules: TodayRules): Map<string, Reason[]> {
  const reasons = customers.map(({ contact, activity, followUps }) => {
    const [next] = followUps.toSorted((a, b) => a.dueAt - b.dueAt)
    const facts = { ...contact, tagIds: Object.keys(contact.tags), activity, followUp: next }
    return [contact.id, reasonsOf(facts, rules, T0)] as const
  })
  return new Map(reasons.filter(([, all]) => all.length > 0))
}

describe('the list of today', () => {
  test.each([1, 2, 3, 4])(
    'shows each customer once, where the first reason puts them, in pages of any size (%i)',
    async (seed) => {
      const tagIds = [newId(), newId()]
      await changeSettings(({ cadences }) => ({
        cadences: [
          ...cadences.slice(seed % 3),
          { id: newId(), tagId: tagIds[0]!, idealHours: 48, maxHours: 96, seasons: [] },
          {
            id: newId(),
            grade: 'B' as const,
            tagId: tagIds[1]!,
            idealHours: 500,
            maxHours: 900,
            seasons: [{ from: '09-01', to: '09-30', idealHours: 20, maxHours: 40 }],
          },
        ].slice(0, -seed % 3 || undefined),
      }))
      const customers = someCustomers(240, tagIds, randomOf(seed))
      await storeCustomers(customers)
      await expectSoundDatabase()
      const rules = await todayRules()
      const reasons = expected(customers, rules)
      expect(reasons.size).toBeGreaterThan(60)
      for (const filter of TODAY_FILTERS) {
        const rows = await wholeList(filter, 7)
        const wanted = [...reasons].filter(
          ([, all]) => filter === 'all' || all.some(({ kind }) => kind === filter),
        )
        expect(wanted.length).toBeGreaterThan(0)
        expect(rows.map(({ contact }) => contact.id).toSorted()).toEqual(wanted.map(([id]) => id).toSorted())
        for (const row of rows) expect(row.reasons).toEqual(reasons.get(row.contact.id))
        if (filter === 'all') expectInOrder(rows)
        expect((await askUi('today.counts', {}))[filter]).toBe(wanted.length)
      }
    },
  )

  test('One that is dealt with while the list is turned over leaves its place to the next', async () => {
    const customers = someCustomers(60, [], randomOf(9))
    await storeCustomers(customers)
    const all = await wholeList('all', 200)
    const first = await askUi('today.page', { filter: 'all', limit: 5 })
    const gone = first.rows.at(-1)!.contact.id
    await askUi('contacts.remove', { contactId: gone })
    const second = await askUi('today.page', { filter: 'all', limit: 5, cursor: first.next })
    expect(second.rows.map(({ contact }) => contact.id)).toEqual(
      all.slice(5, 10).map(({ contact }) => contact.id),
    )
  })

  test('A cursor that is none of ours is refused', async () => {
    for (const cursor of ['', '[]', '[1,2]', '{"a":1}', '[1,2,3,null]']) {
      const page = askUi('today.page', { filter: 'all', limit: 5, cursor })
      await expect(page).rejects.toMatchObject({ code: 'bad-request' })
    }
  })

  test('More follow-ups than are counted are listed to the last', async () => {
    const count = COUNTED_TO + 20
    const customers = someCustomers(count, [], randomOf(3)).map((one, at) => ({
      contact: one.contact,
      activity: undefined,
      followUps: [
        {
          id: newId(),
          contactId: one.contact.id,
          dueAt: T0 - at,
          timeZone: 'UTC',
          condition: 'regardless' as const,
          armedAt: T0,
          state: 'fired' as const,
          createdAt: T0,
          updatedAt: T0,
        },
      ],
    }))
    await storeCustomers(customers)
    expect(await askUi('today.counts', {})).toMatchObject({
      all: COUNTED_TO,
      'follow-up': COUNTED_TO,
      quiet: 0,
    })
    expect(await wholeList('all', 200)).toHaveLength(count)
  })
})

describe('what changes the list', () => {
  const chat = sightingOf()

  async function customer(): Promise<string> {
    const contactId = newId()
    await askUi('contacts.save', { target: { chat }, id: contactId, patch: { grade: 'A' } })
    return contactId
  }

  async function kinds(): Promise<string[]> {
    const { rows } = await askUi('today.page', { filter: 'all', limit: 10 })
    return rows.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))
  }

  test('Whoever writes waits, writes again and is urgent, until they are answered', async () => {
    await customer()
    await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at: T0 - 60_000 })] })
    expect(await kinds()).toEqual(['waiting'])
    await askPage('page.chatSeen', {
      chat,
      messages: [messageOf('A', { at: T0 - 60_000 }), messageOf('B', { at: T0 - 30_000 })],
    })
    expect(await kinds()).toEqual(['twice', 'waiting'])
    expect(await countUrgent(100)).toBe(1)
    await askPage('page.chatSeen', { chat, messages: [messageOf('C', { direction: 'out', at: T0 })] })
    expect(await kinds()).toEqual([])
    expect(await countUrgent(100)).toBe(0)
  })

  test('Answers of the same minute end the waiting though times are cut', async () => {
    await customer()
    const at = T0
    const messages = [
      messageOf('Z', { at }),
      messageOf('Y', { at }),
      messageOf('A', { direction: 'out', at }),
    ]
    await askPage('page.chatSeen', { chat, messages })
    expect(await kinds()).toEqual([])
    await askPage('page.chatSeen', { chat, messages: [...messages, messageOf('B', { at })] })
    expect((await (await database()).activity.toArray())[0]).toMatchObject({ waitingCount: 1 })
  })

  test('What was handled is gone until they write again, and undo brings it back', async () => {
    const contactId = await customer()
    await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at: T0 - 60_000 })] })
    const { undoId } = await askUi('today.handled', { contactId })
    expect(await kinds()).toEqual([])
    await askUi('undo', { undoId: undoId! })
    expect(await kinds()).toEqual(['waiting'])
    await askUi('today.handled', { contactId })
    passTime(120_000)
    await askPage('page.chatSeen', { chat, messages: [messageOf('B', { at: T0 + 90_000 })] })
    expect(await kinds()).toEqual(['waiting'])
  })

  test('An answer that gets none becomes quiet, and a follow-up to come is a next step', async () => {
    const contactId = await customer()
    await askUi('contacts.save', { target: { contactId }, id: newId(), patch: { grade: null } })
    await askPage('page.chatSeen', { chat, messages: [messageOf('A', { direction: 'out', at: T0 })] })
    passTime(25 * HOUR_MS)
    expect(await kinds()).toEqual(['no-step'])
    passTime(48 * HOUR_MS)
    expect(await kinds()).toEqual(['quiet'])
    const id = newId()
    const dueAt = T0 + 80 * HOUR_MS
    await askUi('followUps.set', { target: { contactId }, id, contactId, dueAt, timeZone: 'UTC' })
    expect(await kinds()).toEqual([])
    passTime(10 * HOUR_MS)
    expect(await kinds()).toEqual(['follow-up', 'quiet'])
    await askUi('followUps.done', { id })
    expect(await kinds()).toEqual(['quiet'])
    await askUi('contacts.remove', { contactId })
    expect(await kinds()).toEqual([])
    expect(await (await database()).attention.count()).toBe(0)
  })

  test('The rows of other chats tell how many wait for how long', async () => {
    const contactId = await customer()
    const see = (lastAt: number, unread: number, lastDirection: 'in' | 'out' = 'in') =>
      askPage('page.chatsSeen', {
        source: 'model',
        chats: [
          { ...chat, unread, lastAt, lastDirection, lastAck: lastDirection === 'out' ? 'sent' : 'unknown' },
        ],
      })
    const activity = async () => (await database()).activity.get(contactId)
    await see(T0 - 50_000, 1)
    expect(await activity()).toMatchObject({ waitingSince: T0 - 50_000, waitingCount: 1 })
    await see(T0 - 10_000, 3)
    expect(await activity()).toMatchObject({ waitingSince: T0 - 50_000, waitingCount: 3 })
    await see(T0, 0)
    expect(await activity()).toMatchObject({ waitingSince: T0 - 50_000, waitingCount: 4 })
    await see(T0 + 70_000, 0, 'out')
    expect((await activity())?.waitingSince).toBeUndefined()
    expect(await activity()).toMatchObject({ lastInAt: T0, lastOutAt: T0 + 70_000 })
  })

  test('A message whose time is first that of the screen, cut to the minute, and then the page’s is one', async () => {
    const contactId = await customer()
    const minute = Math.floor(T0 / MINUTE_MS) * MINUTE_MS
    const see = (source: 'model' | 'rows', lastAt: number, unread: number) => {
      const row = { ...chat, unread, lastAt, lastDirection: 'in' as const, lastAck: 'unknown' as const }
      return askPage('page.chatsSeen', { source, chats: [row] })
    }
    const count = async () => (await (await database()).activity.get(contactId))?.waitingCount
    setTime(minute + 20_000)
    await see('rows', minute, 1)
    await see('model', minute + 10_000, 1)
    expect(await count()).toBe(1)
    await see('rows', minute, 1)
    await see('model', minute + 10_000, 1)
    expect(await count()).toBe(1)
    await see('model', minute + 15_000, 2)
    expect(await count()).toBe(2)
    await see('model', minute + 18_000, 2)
    expect(await count()).toBe(3)
  })
})

function expectInOrder(rows: readonly TodayRow[]): void {
  for (const [at, { reasons }] of rows.entries()) {
    const next = rows[at + 1]
    if (next === undefined) return
    const [one, other] = [reasons[0]!, next.reasons[0]!]
    expect(rankOf(one, T0)).toBeLessThanOrEqual(rankOf(other, T0))
    if (rankOf(one, T0) === rankOf(other, T0)) {
      expect(compareToday([one], [other], T0)).toBeLessThanOrEqual(0)
    }
  }
}
