import { describe, expect, test } from 'vitest'
import { inParts } from '@/components/chat-import/run-chat-import'
import { database } from '@/storage/database'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/storage/limits'
import type { ImportedMessage } from '@/storage/protocol/customers'
import { parseChat } from '@/utils/chat-export/parse-chat'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { activityOf, bring, card, imported } from '../helpers/records'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf } from '../helpers/sightings'

useFreshBackground()

const MINUTE = Math.floor((T0 - DAY_MS) / MINUTE_MS) * MINUTE_MS

test('A time to come in an imported chat does not hide what the customer writes from now on', async () => {
  const { contactId, chat } = await card()
  const wrong = imported('b', T0 + 30 * DAY_MS, { direction: 'out' })
  expect((await bring(contactId, [imported('a', MINUTE, { direction: 'out' }), wrong])).added).toBe(1)
  passTime(HOUR_MS)
  const at = T0 + HOUR_MS - MINUTE_MS
  await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at })] })
  expect(await activityOf(contactId)).toMatchObject({ lastAt: at, lastDirection: 'in', waitingSince: at })
})

describe('a chat that is exported again', () => {
  const OUT = { direction: 'out' } as const
  const keys = async (contactId: string): Promise<string[]> => {
    const rows = await (await database()).messages.where('contactId').equals(contactId).toArray()
    return rows.map(({ messageId }) => messageId.replace('import:', '')).toSorted()
  }

  /** As the import screen does it. */
  async function fromFile(lines: string[]): Promise<ImportedMessage[]> {
    const { messages } = await parseChat(lines.join('\n'), { timeZone: 'UTC' })
    return messages.map(({ author, key, at, kind, length }) => {
      return { key, at, kind, length, direction: author === 'Me' ? 'out' : 'in' }
    })
  }

  const file = (name: string, seconds = false): string[] =>
    ['01: Good morning', '01: Good morning', '02: Me', '05: How much is it?'].map((line, at) => {
      const author = line.endsWith('Me') ? 'Me' : name
      const [minute, body] = [line.slice(0, 2), line.slice(4)]
      const [from, to] = seconds ? ['[', `:1${at}]`] : ['', ' -']
      return `${from}13/09/2026, 10:${minute}${to} ${author}: ${body}`
    })

  test.each([
    ['after its contact got a name', file('Ana Silva')],
    ['from a phone that tells the seconds', file('+55 11 98765-4321', true)],
    ['as it was', file('+55 11 98765-4321')],
  ])('%s is the same chat, and a longer one adds what is new', async (_, again) => {
    const { contactId } = await card()
    const more = `${again.at(-1)!.replace('10:05', '10:06')} Really?`
    expect((await bring(contactId, await fromFile(file('+55 11 98765-4321')))).added).toBe(4)
    expect((await bring(contactId, await fromFile(again))).added).toBe(0)
    expect((await bring(contactId, await fromFile([...again, more]))).added).toBe(1)
    expect((await bring(contactId, await fromFile([...again, more]))).added).toBe(0)
    await expectSoundDatabase()
  })

  test('counts equal messages of one minute', async () => {
    const { contactId } = await card()
    await bring(contactId, [imported('a', MINUTE), imported('b', MINUTE + 9_000)])
    const again = ['c', 'd', 'e'].map((key, at) => imported(key, MINUTE + at * 1_000))
    expect((await bring(contactId, [...again, imported('f', MINUTE, OUT)])).added).toBe(2)
    expect(await keys(contactId)).toEqual(['a', 'b', 'e', 'f'])
    expect((await bring(contactId, [imported('a', MINUTE), imported('g', MINUTE)])).added).toBe(0)
  })

  test('with a message more in a minute that is known adds that one', async () => {
    const { contactId } = await card()
    await bring(contactId, [imported('a', MINUTE), imported('b', MINUTE)])
    const again = ['a', 'b', 'c'].map((key) => imported(key, MINUTE))
    expect((await bring(contactId, again)).added).toBe(1)
    expect((await bring(contactId, again)).added).toBe(0)
  })

  test('loses nothing to another part of its own', async () => {
    const { contactId } = await card()
    await bring(contactId, [imported('z', MINUTE - DAY_MS)])
    passTime(DAY_MS)
    const batchId = newId()
    const parts = [
      [imported('a', MINUTE), imported('b', MINUTE)],
      [imported('c', MINUTE), imported('y', MINUTE - DAY_MS)],
      [imported('d', MINUTE)],
    ]
    const added: number[] = []
    for (const [part, messages] of parts.entries())
      added.push((await bring(contactId, messages, batchId, part)).added)
    expect(added).toEqual([2, 1, 1])
    expect(await keys(contactId)).toEqual(['a', 'b', 'c', 'd', 'z'])
  })

  test('keeps what each import added when the other one is taken back', async () => {
    for (const undone of [0, 1]) {
      const { contactId } = await card(`${undone}`)
      const batches = [newId(), newId()]
      const k = (key: string): string => key + undone
      await bring(contactId, [imported(k('a'), MINUTE), imported(k('b'), MINUTE, OUT)], batches[0])
      const longer = [imported(k('c'), MINUTE), imported(k('d'), MINUTE, OUT), imported(k('e'), MINUTE)]
      await bring(contactId, longer, batches[1])
      expect(await keys(contactId)).toEqual([k('a'), k('b'), k('e')])
      await askUi('undo', { undoId: batches[undone]! })
      expect(await keys(contactId)).toEqual(undone === 0 ? [k('e')] : [k('a'), k('b')])
      expect((await bring(contactId, longer)).added).toBe(undone === 0 ? 2 : 1)
      await expectSoundDatabase()
    }
  })
})

test('An import is cut into parts between two minutes, however the file goes', () => {
  const messages = [1, 0].flatMap((half) =>
    Array.from({ length: 700 }, (_, at) => ({ at: (half * 700 + at) * 7_000 })),
  )
  const parts = inParts(messages)
  expect(parts.flat()).toEqual(messages.toSorted((a, b) => a.at - b.at))
  const minutes = parts.map((part) => new Set(part.map(({ at }) => Math.floor(at / MINUTE_MS))))
  expect(minutes.reduce((sum, { size }) => sum + size, 0)).toBe(
    new Set(minutes.flatMap((one) => [...one])).size,
  )
  expect(inParts(Array.from({ length: 2_500 }, () => ({ at: 0 }))).map(({ length }) => length)).toEqual([
    1_000, 1_000, 500,
  ])
})
