import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import type { ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'
import { bareSightingOf, sightingOf } from '../helpers/sightings'
import { addCard, addReply, addRule, DAY, HOUR, MINUTE, RUN } from '../helpers/suggestion-world'

useFreshBackground()

async function ruleWithTask(note = 'Ask for the order'): Promise<{ ruleId: string; replyId: string }> {
  const replyId = await addReply('Catalogue')
  const { id } = await addRule(RUN, replyId, { task: { dueInMs: 2 * HOUR, note } })
  return { ruleId: id, replyId }
}

async function insert(what: { ruleId?: string; replyId: string }, chat: ChatSighting = sightingOf()) {
  await askPage('page.replyInserted', { ...what, chat, answers: {} })
}

async function tasks() {
  const { rows } = await askUi('followUps.page', { limit: 50 })
  return rows.map(({ contactId, dueAt, note, state }) => ({ contactId, dueAt, note, state }))
}

describe('the task of a rule', () => {
  test('is set for the contact when its reply is inserted', async () => {
    const contactId = await addCard()
    await insert(await ruleWithTask())
    expect(await tasks()).toEqual([
      { contactId, dueAt: T0 + 2 * HOUR, note: 'Ask for the order', state: 'due' },
    ])
  })

  test('makes a card for a chat without one', async () => {
    await insert(await ruleWithTask(''))
    const card = await askUi('card.forChat', { chat: sightingOf() })
    expect(card).toMatchObject({ status: 'known', followUps: [{ dueAt: T0 + 2 * HOUR }] })
    expect(await tasks()).toMatchObject([{ note: undefined }])
    await expectSoundDatabase()
  })

  test('is set once, and moved by another insertion while it is open', async () => {
    const rule = await ruleWithTask()
    await Promise.all([insert(rule), insert(rule)])
    expect(await tasks()).toHaveLength(1)
    passTime(MINUTE)
    await insert(rule)
    expect(await tasks()).toMatchObject([{ dueAt: T0 + MINUTE + 2 * HOUR }])
    expect((await askUi('contacts.page', { search: '', sort: 'name', limit: 5 })).total).toBe(1)
  })

  test('is set anew after an earlier one was done, which stays done', async () => {
    const rule = await ruleWithTask()
    for (let turn = 0; turn < 3; turn++) {
      await insert(rule)
      const { rows } = await askUi('followUps.page', { limit: 50 })
      await askUi('followUps.done', { id: rows[0]!.id })
      passTime(DAY)
    }
    await insert(rule)
    expect(await tasks()).toMatchObject([{ dueAt: T0 + 3 * DAY + 2 * HOUR, state: 'due' }])
    expect(await (await database()).followUps.count()).toBe(4)
  })

  test('is not set by an insertion of another reply, an unknown rule, or none', async () => {
    const { ruleId, replyId } = await ruleWithTask()
    await insert({ ruleId, replyId: await addReply('Other') })
    await insert({ ruleId: newId(), replyId })
    await insert({ replyId })
    expect(await tasks()).toEqual([])
  })

  test('is not set for a private chat', async () => {
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    await insert(await ruleWithTask())
    expect(await tasks()).toEqual([])
  })

  test('is not set while only the person can say whose chat it is', async () => {
    await addCard(sightingOf({ name: 'Ana' }))
    await insert(await ruleWithTask(), bareSightingOf('Ana'))
    expect(await tasks()).toEqual([])
  })
})
