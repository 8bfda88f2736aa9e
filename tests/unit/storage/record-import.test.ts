import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/storage/limits'
import type { ImportedMessage } from '@/storage/protocol/customers'
import type { FollowUpCondition } from '@/storage/schema/follow-up'
import { newId } from '@/utils/ids'
import {
  askPage,
  askUi,
  askWorkspace,
  passTime,
  setTime,
  T0,
  useFreshBackground,
} from '../helpers/background'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

async function contact(name = 'Maria', phone?: string): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name, ...(phone !== undefined && { phone }) } })
  return id
}

function imported(key: string, at: number, over: Partial<ImportedMessage> = {}): ImportedMessage {
  return { key, at, direction: 'in', kind: 'text', length: 12, ...over }
}

function chatOf(days: number): ImportedMessage[] {
  return Array.from({ length: days }, (_, day) =>
    imported(`k${day}`, T0 - (day + 1) * DAY_MS, { direction: day % 2 === 0 ? 'in' : 'out' }),
  )
}

describe('importing an exported chat', () => {
  test('records its messages, tells the timeline, and moves the last activity on', async () => {
    const contactId = await contact()
    const batchId = newId()
    const messages = [...chatOf(3), imported('f', T0 - DAY_MS, { kind: 'document', fileName: 'offer.pdf' })]
    const written = await askWorkspace('record.import', { contactId, batchId, part: 0, messages })
    expect(written).toEqual({ contactId, undoId: batchId, added: 4 })
    const card = await askUi('card.get', { contactId })
    expect(card.activity).toMatchObject({ lastAt: T0 - DAY_MS, lastDirection: 'in', waitingCount: 2 })
    expect((await askUi('card.more', { contactId })).files).toEqual([
      { name: 'offer.pdf', at: T0 - DAY_MS, direction: 'in' },
    ])
    const { rows } = await askUi('timeline.page', { contactId, limit: 9 })
    expect(rows).toMatchObject([
      { kind: 'event', what: { kind: 'imported', messages: 4 } },
      { kind: 'messages', in: 2, out: 0 },
      { kind: 'messages', in: 0, out: 1 },
      { kind: 'messages', in: 1, out: 0 },
    ])
    await expectSoundDatabase()
  })

  test('asked twice adds nothing, in the same action or in a new one', async () => {
    const contactId = await contact()
    const part = { contactId, batchId: newId(), part: 0, messages: chatOf(5) }
    expect((await askWorkspace('record.import', part)).added).toBe(5)
    expect((await askWorkspace('record.import', part)).added).toBe(5)
    expect(await askWorkspace('record.import', { ...part, batchId: newId() })).toEqual({
      contactId,
      added: 0,
    })
    expect(await (await database()).messages.count()).toBe(5)
  })

  test('adds no message that the chat itself has shown', async () => {
    const contactId = newId()
    const chat = sightingOf()
    await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: 'x' })
    const shown = messageOf('A', { at: T0 - 30 * MINUTE_MS, length: 12 })
    await askPage('page.chatSeen', { chat, messages: [shown] })
    const minute = T0 - 30 * MINUTE_MS
    const messages = [
      imported('same', minute + 20_000),
      imported('again', minute + 40_000),
      imported('longer', minute, { length: 13 }),
      imported('other side', minute, { direction: 'out' }),
      imported('next minute', minute + MINUTE_MS),
    ]
    const first = { contactId, batchId: newId(), part: 0, messages }
    expect((await askWorkspace('record.import', first)).added).toBe(4)
    expect((await askWorkspace('record.import', { ...first, batchId: newId() })).added).toBe(0)
    const keys = (await (await database()).messages.toArray()).map(({ messageId }) => messageId)
    expect(keys.toSorted()).toEqual(
      ['A', ...['again', 'longer', 'next minute', 'other side'].map((key) => `import:${key}`)].toSorted(),
    )
  })

  test('counts no message twice that the chat shows later', async () => {
    const chat = sightingOf()
    const contactId = newId()
    await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: 'x' })
    const messages = [
      imported('a', T0 - DAY_MS + 5_000),
      imported('b', T0 - DAY_MS + 9_000),
      imported('c', T0 - 2 * DAY_MS),
    ]
    await askWorkspace('record.import', { contactId, batchId: newId(), part: 0, messages })
    const shown = [messageOf('A', { at: T0 - DAY_MS }), messageOf('Z', { at: T0 - DAY_MS, length: 99 })]
    await askPage('page.chatSeen', { chat, messages: shown })
    const keys = (await (await database()).messages.toArray()).map(({ messageId }) => messageId)
    expect(keys.toSorted()).toEqual(['A', 'Z', 'import:b', 'import:c'])
    await expectSoundDatabase()
  })

  test('in parts is one step of undo, after which everything is as it was', async () => {
    const chat = sightingOf()
    const contactId = newId()
    await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: 'x' })
    await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at: T0 - 40 * DAY_MS })] })
    const { history: _1, ...before } = await dump()
    const batchId = newId()
    const all = chatOf(30)
    for (const part of [0, 1, 2]) {
      const messages = all.slice(part * 10, part * 10 + 10)
      await askWorkspace('record.import', { contactId, batchId, part, messages })
    }
    const { rows } = await askUi('timeline.page', { contactId, limit: 1 })
    expect(rows).toMatchObject([{ what: { kind: 'imported', messages: 30 } }])
    await askUi('undo', { undoId: batchId })
    const { history: _2, ...after } = await dump()
    expect(withoutStamps(after)).toEqual(withoutStamps(before))
    await expectSoundDatabase()
  })

  test('older than what is known leaves the last activity where it was', async () => {
    const chat = sightingOf()
    const contactId = newId()
    await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: 'x' })
    await askPage('page.chatSeen', {
      chat,
      messages: [messageOf('A', { at: T0 - MINUTE_MS, direction: 'out' })],
    })
    const { activity } = await askUi('card.get', { contactId })
    await askWorkspace('record.import', { contactId, batchId: newId(), part: 0, messages: chatOf(4) })
    expect((await askUi('card.get', { contactId })).activity).toEqual(activity)
  })

  test('for another contact than before adds them there, and leaves those of the first', async () => {
    const [one, two] = [await contact('One'), await contact('Two')]
    for (const contactId of [one, two, two]) {
      await askWorkspace('record.import', { contactId, batchId: newId(), part: 0, messages: chatOf(4) })
    }
    const rows = await (await database()).messages.toArray()
    expect(rows.filter(({ contactId }) => contactId === one)).toHaveLength(4)
    expect(rows.filter(({ contactId }) => contactId === two)).toHaveLength(4)
  })

  test('of a private chat is refused', async () => {
    const contactId = await contact('Maria', '+5511987654321')
    await askUi('card.setPrivate', {
      chat: sightingOf({ lid: '7', phone: '+5511987654321' }),
      isPrivate: true,
    })
    const part = { contactId, batchId: newId(), part: 0, messages: chatOf(4) }
    await expect(askWorkspace('record.import', part)).rejects.toMatchObject({
      code: expect.stringMatching(/^not-(allowed|found)$/),
    })
    expect(await (await database()).messages.count()).toBe(0)
  })
})

describe('an answer in an exported chat', () => {
  async function plan(contactId: string, condition?: FollowUpCondition): Promise<string> {
    const id = newId()
    const input = { target: { contactId }, id, contactId, dueAt: T0 + 9 * DAY_MS, timeZone: 'UTC' }
    await askUi('followUps.set', { ...input, condition })
    return id
  }
  const stored = async (id: string) => (await database()).followUps.get(id)
  const bring = (contactId: string, ...messages: ImportedMessage[]) =>
    askWorkspace('record.import', { contactId, batchId: newId(), part: 0, messages })

  test('ends what waits for it, and undo of the import brings that back', async () => {
    const contactId = await contact()
    const [waits, stays] = [await plan(contactId), await plan(contactId, 'regardless')]
    passTime(3 * DAY_MS)
    const batchId = newId()
    const parts = [imported('old', T0 - DAY_MS), imported('answer', T0 + DAY_MS)]
    for (const [part, message] of parts.entries()) {
      await askWorkspace('record.import', { contactId, batchId, part, messages: [message] })
      expect(await stored(waits)).toMatchObject({ state: part === 0 ? 'due' : 'done' })
    }
    expect(await stored(waits)).toMatchObject({ outcome: 'replied' })
    expect(await stored(stays)).toMatchObject({ state: 'due' })
    const last = { contactId, batchId, part: 1, messages: [parts[1]!] }
    expect(await askWorkspace('record.import', last)).toMatchObject({ added: 1 })
    await askUi('undo', { undoId: batchId })
    expect(await stored(waits)).toMatchObject({ state: 'due' })
    expect(await stored(waits)).not.toHaveProperty('outcome')
    expect(await (await database()).messages.count()).toBe(0)
    await expectSoundDatabase()
  })

  test('is none when it came before, is ours, is the system’s, or has a time to come', async () => {
    const contactId = await contact()
    const minute = Math.floor(T0 / MINUTE_MS) * MINUTE_MS + 5 * MINUTE_MS
    setTime(minute + 30_000)
    const id = await plan(contactId)
    passTime(DAY_MS)
    await bring(
      contactId,
      imported('before', T0 - DAY_MS),
      imported('on the screen then', minute),
      imported('ours', T0 + HOUR_MS, { direction: 'out' }),
      imported('of the system', T0 + HOUR_MS, { kind: 'system' }),
      imported('read wrong', T0 + 40 * DAY_MS),
    )
    expect(await stored(id)).toMatchObject({ state: 'due' })
    await bring(contactId, imported('next minute', minute + MINUTE_MS))
    expect(await stored(id)).toMatchObject({ outcome: 'replied' })
  })
})

test('An exported chat is matched by its number first, then by its name', async () => {
  const byPhone = await contact('Somebody', '+5511987654321')
  const byName = await contact('Maria Silva')
  await contact('Maria Santos')
  const gone = await contact('Maria Silva')
  await askUi('contacts.remove', { contactId: gone })
  const matches = await askUi('record.match', { name: 'maria silva', phone: '+5511987654321' })
  expect(matches.map(({ id }) => id)).toEqual([byPhone, byName])
  expect(await askUi('record.match', { name: 'Nobody' })).toEqual([])
})

function withoutStamps(tables: Record<string, unknown[]>): unknown {
  const told = tables['events'] as { what: { kind: string } }[]
  const events = told.filter(({ what }) => what.kind !== 'level' && what.kind !== 'grade')
  const text = JSON.stringify({ ...tables, events, meta: [] }, (key, value: unknown) =>
    ['updatedAt', 'recency', 'tagRecency', 'activityAt'].includes(key) ? undefined : value,
  )
  return JSON.parse(text)
}
