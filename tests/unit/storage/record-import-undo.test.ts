import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/storage/limits'
import type { ChatActivity, ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { activityOf, bring, card, imported } from '../helpers/records'
import { expectSoundDatabase } from '../helpers/rows'
import { messageOf } from '../helpers/sightings'

useFreshBackground()

const MINUTE = Math.floor((T0 - DAY_MS) / MINUTE_MS) * MINUTE_MS

async function tell(chat: ChatSighting, over: Partial<ChatActivity>): Promise<void> {
  const { account, key, kind, name, lid = '' } = chat
  const last = { unread: 0, lastDirection: 'in', lastAck: 'unknown' } as const
  await askPage('page.chatsSeen', {
    source: 'model',
    chats: [{ account, key, kind, name, lid, ...last, ...over }],
  })
}

describe('undo of an import', () => {
  test('leaves what the list of chats told since, as it would be without the import', async () => {
    const { contactId, chat } = await card()
    const [batchId, lastAt] = [newId(), MINUTE + HOUR_MS]
    await bring(contactId, [imported('a', MINUTE)], batchId)
    await bring(contactId, [imported('b', MINUTE + MINUTE_MS)], batchId, 1)
    await tell(chat, { unread: 2, lastAt })
    expect(await activityOf(contactId)).toMatchObject({ lastAt, unread: 2, waitingSince: MINUTE })
    await askUi('undo', { undoId: batchId })
    const left = { lastAt, lastInAt: lastAt, unread: 2, waitingSince: lastAt, waitingCount: 2 }
    expect(await activityOf(contactId)).toMatchObject(left)
    await expectSoundDatabase()
  })

  test('leaves nothing of its own when the list told of nothing later', async () => {
    const { contactId, chat } = await card()
    const [batchId, lastAt] = [newId(), MINUTE - HOUR_MS]
    await tell(chat, { lastAt })
    await bring(contactId, [imported('a', MINUTE)], batchId)
    await tell(chat, { lastAt, unread: 1 })
    await askUi('undo', { undoId: batchId })
    expect(await activityOf(contactId)).toMatchObject({ lastAt })
    await expectSoundDatabase()
  })

  describe('that had ended a follow-up', () => {
    const [asked, answer] = [T0 + 9 * DAY_MS, Math.floor((T0 + DAY_MS) / MINUTE_MS) * MINUTE_MS]
    const stored = async (id: string) => (await database()).followUps.get(id)

    async function ended() {
      const { contactId, chat } = await card()
      const [id, batchId] = [newId(), newId()]
      const input = { target: { contactId }, id, contactId, dueAt: asked, timeZone: 'UTC' }
      await askUi('followUps.set', input)
      passTime(3 * DAY_MS)
      await bring(contactId, [imported('answer', answer)], batchId)
      await bring(contactId, [imported('more', answer + HOUR_MS)], batchId, 1)
      expect(await stored(id)).toMatchObject({ outcome: 'replied' })
      return { id, batchId, chat }
    }

    test('leaves it over where the chat itself shows an answer', async () => {
      const { id, batchId, chat } = await ended()
      await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at: answer })] })
      await askUi('undo', { undoId: batchId })
      expect(await stored(id)).toMatchObject({ state: 'done', outcome: 'replied' })
      await expectSoundDatabase()
    })

    test('leaves it over where the list of chats told of an answer', async () => {
      const { id, batchId, chat } = await ended()
      await tell(chat, { lastAt: T0 + 2 * DAY_MS })
      await askUi('undo', { undoId: batchId })
      expect(await stored(id)).toMatchObject({ state: 'done', outcome: 'replied' })
    })

    test('brings it back where nothing since then is an answer', async () => {
      const { id, batchId, chat } = await ended()
      const shown = [
        messageOf('A', { at: T0 - DAY_MS }),
        messageOf('B', { at: answer, direction: 'out' as const }),
      ]
      await askPage('page.chatSeen', { chat, messages: shown })
      await askUi('undo', { undoId: batchId })
      expect(await stored(id)).toMatchObject({ state: 'due' })
    })
  })
})
