import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/storage/limits'
import type { ImportedMessage } from '@/storage/protocol/customers'
import type { ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const MINUTE = Math.floor((T0 - DAY_MS) / MINUTE_MS) * MINUTE_MS

async function card(): Promise<{ contactId: string; chat: ChatSighting }> {
  const chat = sightingOf()
  const contactId = newId()
  await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: 'x' })
  return { contactId, chat }
}

function imported(key: string, at: number, over: Partial<ImportedMessage> = {}): ImportedMessage {
  return { key, at, direction: 'in', kind: 'text', length: 12, ...over }
}

const bring = (contactId: string, messages: ImportedMessage[], batchId = newId(), part = 0) =>
  askWorkspace('record.import', { contactId, batchId, part, messages })

const activityOf = async (contactId: string) => (await askUi('card.get', { contactId })).activity

test('A time to come in an imported chat does not hide what the customer writes from now on', async () => {
  const { contactId, chat } = await card()
  const wrong = imported('b', T0 + 30 * DAY_MS, { direction: 'out' })
  expect((await bring(contactId, [imported('a', MINUTE, { direction: 'out' }), wrong])).added).toBe(1)
  passTime(HOUR_MS)
  const at = T0 + HOUR_MS - MINUTE_MS
  await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at })] })
  expect(await activityOf(contactId)).toMatchObject({ lastAt: at, lastDirection: 'in', waitingSince: at })
})
