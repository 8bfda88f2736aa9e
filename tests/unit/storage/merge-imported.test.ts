import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS, MINUTE_MS } from '@/storage/limits'
import type { ImportedMessage } from '@/storage/protocol/customers'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, T0, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const MINUTE = Math.floor((T0 - DAY_MS) / MINUTE_MS) * MINUTE_MS

/** A contact of whom these messages are imported, and these shown by their chat; times are in minutes. */
async function contact(
  name: string,
  told: readonly number[],
  shown: readonly number[] = [],
): Promise<string> {
  const contactId = newId()
  const chat = sightingOf({ name, lid: name, key: `lid:${name}` })
  const target = shown.length === 0 ? undefined : { chat }
  if (target === undefined) await askUi('contacts.create', { id: contactId, patch: { name } })
  else await askUi('notes.add', { target, id: newId(), contactId, text: 'x' })
  const messages = told.map((minute, at): ImportedMessage => {
    return { key: `${name}${at}`, at: timeOf(minute), direction: 'in', kind: 'text', length: 12 }
  })
  if (told.length > 0) await askWorkspace('record.import', { contactId, batchId: newId(), part: 0, messages })
  const sightings = shown.map((minute, at) => messageOf(`${name}-${at}`, { at: timeOf(minute) }))
  if (target !== undefined) await askPage('page.chatSeen', { chat, messages: sightings })
  return contactId
}

const timeOf = (minute: number): number => MINUTE + minute * MINUTE_MS

async function messages(): Promise<unknown[]> {
  const rows = await (await database()).messages.toArray()
  const sorted = rows.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1))
  return sorted.map(({ messageId, contactId }) => [messageId, contactId])
}

async function merge(keepId: string, loseId: string): Promise<string> {
  const { undoId } = await askWorkspace('contacts.merge', { keepId, loseId, take: [] })
  return undoId!
}

test.each([
  { by: 'its live chat', keep: [[], [0, 1]], lose: [[0, 1], []], left: ['1-0', '1-1'] },
  {
    by: 'another import',
    keep: [[0, 1], []],
    lose: [[0, 1, 2], []],
    left: ['import:10', 'import:11', 'import:22'],
  },
  { by: 'a card with both', keep: [[0], []], lose: [[1], [0]], left: ['2-0', 'import:20'] },
  { by: 'two of a minute', keep: [[0, 0], []], lose: [[], [0]], left: ['2-0', 'import:10'] },
  {
    by: 'one more of a minute',
    keep: [[0, 0], [0]],
    lose: [[0, 0, 0], [0]],
    left: ['1-0', '2-0', 'import:11'],
  },
])('Merging an imported chat with that of $by counts no message twice, until undone', async (given) => {
  const { keep, lose, left } = given
  const [keepId, loseId] = [await contact('1', keep[0]!, keep[1]), await contact('2', lose[0]!, lose[1])]
  const before = await messages()
  const undoId = await merge(keepId, loseId)
  expect(await messages()).toEqual(left.map((id) => [id, keepId]))
  const { activity } = await askUi('card.get', { contactId: keepId })
  expect(activity?.waitingCount).toBe(left.length)
  await expectSoundDatabase()
  await askUi('undo', { undoId })
  expect(await messages()).toEqual(before)
  await expectSoundDatabase()
})
