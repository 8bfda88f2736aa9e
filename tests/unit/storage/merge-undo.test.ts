import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS } from '@/storage/limits'
import type { ChatSighting } from '@/storage/schema/chat'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace, passTime, T0, useFreshBackground } from '../helpers/background'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { sightingOf } from '../helpers/sightings'

useFreshBackground()

const chatOf = (lid: string, name: string): ChatSighting => sightingOf({ lid, key: `lid:${lid}`, name })

async function cardIn(lid: string, name: string): Promise<string> {
  const note = { target: { chat: chatOf(lid, name) }, id: newId(), contactId: newId(), text: `About ${name}` }
  return (await askUi('notes.add', note)).contactId!
}

async function merge(loseId: string, keepId: string): Promise<string> {
  return (await askWorkspace('contacts.merge', { keepId, loseId, take: [] })).undoId!
}

const undo = (undoId: string) => askUi('undo', { undoId })

test('A merge into somebody who is part of a third one by now is taken back after that one', async () => {
  const [a, b, c] = [await cardIn('1', 'A'), await cardIn('2', 'B'), await cardIn('3', 'C')]
  const [first, second] = [await merge(a, b), await merge(b, c)]
  const { history: _, ...before } = await dump()
  await expect(undo(first)).rejects.toMatchObject({ code: 'conflict' })
  const { history: _history, ...after } = await dump()
  expect(after).toEqual(before)
  await undo(second)
  await undo(first)
  const { contacts, notes } = await database()
  const live = (await contacts.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
  expect(live.map(({ name }) => name).toSorted()).toEqual(['A', 'B', 'C'])
  const owners = new Map((await notes.toArray()).map(({ text, contactId }) => [text, contactId]))
  expect([a, b, c]).toEqual(['A', 'B', 'C'].map((name) => owners.get(`About ${name}`)))
  for (const [lid, name, id] of [
    ['1', 'A', a],
    ['2', 'B', b],
    ['3', 'C', c],
  ] as const) {
    expect(await askUi('card.forChat', { chat: chatOf(lid, name) })).toMatchObject({ contact: { id } })
  }
  await expectSoundDatabase()
})

test('An imported record is not taken back in halves while its contact is part of another one', async () => {
  const [loseId, keepId] = [await cardIn('1', 'A'), await cardIn('2', 'B')]
  const [plan, batchId] = [newId(), newId()]
  const followUp = { id: plan, contactId: loseId, dueAt: T0 + DAY_MS, timeZone: 'UTC' }
  await askUi('followUps.set', { target: { contactId: loseId }, ...followUp })
  passTime(DAY_MS)
  const messages = [1, 2, 3].map(
    (at) => ({ key: `k${at}`, at: T0 + at, direction: 'in', kind: 'text', length: 5 }) as const,
  )
  await askWorkspace('record.import', { contactId: loseId, batchId, part: 0, messages })
  expect(await (await database()).followUps.get(plan)).toMatchObject({ state: 'done' })
  const merging = await merge(loseId, keepId)
  const { history: _, ...before } = await dump()
  await expect(undo(batchId)).rejects.toMatchObject({ code: 'conflict' })
  const { history: _history, ...after } = await dump()
  expect(after).toEqual(before)
  await undo(merging)
  await undo(batchId)
  expect(await (await database()).messages.count()).toBe(0)
  await expectSoundDatabase()
})

test('A merge into somebody who is in the trash by now gives the follow-up back alive', async () => {
  const [loseId, keepId] = [await cardIn('1', 'A'), await cardIn('2', 'B')]
  const plans = [loseId, keepId].map((contactId) => ({ id: newId(), contactId }))
  for (const { id, contactId } of plans) {
    await askUi('followUps.set', {
      target: { contactId },
      id,
      contactId,
      dueAt: T0 + DAY_MS,
      timeZone: 'UTC',
    })
  }
  const merging = await merge(loseId, keepId)
  passTime(1_000)
  const { undoId } = await askUi('contacts.remove', { contactId: keepId })
  await undo(merging)
  const { followUps, contacts } = await database()
  const live = async () => (await followUps.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
  expect(await live()).toMatchObject([plans[0]!])
  expect(await contacts.get(loseId)).toMatchObject({ nextFollowUpAt: T0 + DAY_MS })
  await undo(undoId!)
  expect((await live()).map(({ id }) => id).toSorted()).toEqual(plans.map(({ id }) => id).toSorted())
  await expectSoundDatabase()
})
