import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import { newId } from '@/utils/ids'
import { askPage, askUi, T0, useFreshBackground } from '../helpers/background'
import { dieAfter, restartWorker } from '../helpers/dying-worker'
import { randomOf } from '../helpers/random'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'
import { eraseContact } from '@/storage/repositories/erase'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'

useFreshBackground()

const KILLS = 10_000
const KILLS_PER_PROFILE = 200

/** What was acknowledged: by id, what each row must say. */
type Model = {
  contacts: Map<string, { name: string; company?: string; tags: Set<string> }>
  notes: Map<string, { contactId: string; text: string; isGone: boolean }>
  followUps: Map<string, { contactId: string; isDone: boolean }>
  messages: Map<string, string>
  chats: Map<string, string>
  actions: number
}
/** A request as its sender keeps it: asked again until it is answered, then true in the model. */
type Ask = { send: () => Promise<unknown>; keep: (answer: { undoId?: string }) => void }

test(`${KILLS} deaths of the worker lose no acknowledged write and do none twice`, async () => {
  const random = randomOf(20260918)
  let kills = 0
  let inside = 0
  while (kills < KILLS) {
    const model = emptyModel()
    restartWorker()
    await Dexie.delete('chatside')
    const tags = await makeTags()
    for (const stop = kills + KILLS_PER_PROFILE; kills < stop;) {
      const ask = nextAsk(model, tags, random)
      while (random() < 0.7 && kills < stop) {
        kills += 1
        if (await dieAfter(Math.floor(random() * 12), ask.send)) inside += 1
      }
      ask.keep((await ask.send()) as { undoId?: string })
    }
    await expectToHold(model, tags.length)
  }
  // Both sides of the commit were hit often.
  expect(inside).toBeGreaterThan(KILLS / 10)
  expect(inside).toBeLessThan((KILLS * 9) / 10)
}, 300_000)

test('An erasure that the worker dies in is finished by the next one, wherever it stopped', async () => {
  for (let writes = 0; writes < 20; writes++) {
    restartWorker()
    await Dexie.delete('chatside')
    const chat = sightingOf()
    const contactId = newId()
    for (const text of ['One', 'Two']) {
      await askUi('notes.add', { target: { chat }, id: newId(), contactId, text: `${text} Maria` })
    }
    await askPage('page.chatSeen', { chat, messages: [messageOf('A'), messageOf('B')] })
    const replyId = newId()
    await askUi('replies.save', { id: replyId, shortcut: 'hi', title: 'Hi', body: 'Hi', labels: [] })
    await askPage('page.replyInserted', { replyId, chat, answers: { name: 'Maria' } })
    const sent = { insertionId: newId(), replyId, chat, messageId: '1001', at: T0, isEdited: false }
    await askPage('page.replySent', sent)
    await dieAfter(writes, () => eraseContact(contactId))
    const row = await (await database()).contacts.get(contactId)
    const wasBegun = row === undefined || row.purgeAt !== undefined
    await (wasBegun ? eraseOverdue() : eraseContact(contactId))
    const tables = await dump()
    expect(JSON.stringify(tables)).not.toMatch(/Maria|(lid:|")1001\b/)
    expect(tables['replyUses']).toMatchObject([{ uses: 1, measured: 0 }])
    await expectSoundDatabase()
  }
})

function nextAsk(model: Model, tags: readonly string[], random: () => number): Ask {
  const pick = <Value>(values: readonly Value[]): Value | undefined =>
    values[Math.floor(random() * values.length)]
  const contactId = pick([...model.contacts.keys()])
  const kind = Math.floor(random() * 9)
  if (contactId === undefined || kind === 0) return askNewContact(model)
  if (kind === 1) return askNewChat(model, random)
  if (kind === 2) return askNote(model, contactId)
  if (kind === 3) return askCompany(model, contactId)
  if (kind === 4) return askTag(model, contactId, pick(tags)!)
  if (kind === 5) return askFollowUp(model, contactId)
  if (kind === 6) return askMessages(model, pick([...model.chats.keys()])) ?? askNote(model, contactId)
  const note = pick([...model.notes].filter(([, { isGone }]) => !isGone))
  if (kind === 7 && note !== undefined) return askRemoval(model, note[0])
  const followUp = pick([...model.followUps].filter(([, { isDone }]) => !isDone))
  return followUp === undefined ? askNote(model, contactId) : askDone(model, followUp[0])
}

function askNewContact(model: Model): Ask {
  const id = newId()
  const phone = `+1${String(model.actions).padStart(9, '5')}`
  return {
    send: () =>
      askUi('contacts.create', {
        id,
        patch: { name: `C ${id}`, phone },
      }),
    keep: () => keepAction(model, () => model.contacts.set(id, { name: `C ${id}`, tags: new Set() })),
  }
}

function askNewChat(model: Model, random: () => number): Ask {
  const lid = String(Math.floor(random() * 1e12))
  const chat = sightingOf({ lid, key: `lid:${lid}`, name: `Chat ${lid}` })
  const [id, contactId] = [newId(), newId()]
  return {
    send: () => askUi('notes.add', { target: { chat }, id, contactId, text: id }),
    keep: () =>
      keepAction(model, () => {
        model.contacts.set(contactId, { name: chat.name, tags: new Set() })
        model.notes.set(id, { contactId, text: id, isGone: false })
        model.chats.set(lid, contactId)
      }),
  }
}

function askNote(model: Model, contactId: string): Ask {
  const id = newId()
  return {
    send: () => askUi('notes.add', { target: { contactId }, id, contactId, text: id }),
    keep: () => keepAction(model, () => model.notes.set(id, { contactId, text: id, isGone: false })),
  }
}

function askCompany(model: Model, contactId: string): Ask {
  const company = newId()
  return {
    send: () => askUi('contacts.save', { target: { contactId }, id: newId(), patch: { company } }),
    keep: () => keepAction(model, () => (model.contacts.get(contactId)!.company = company)),
  }
}

function askTag(model: Model, contactId: string, tagId: string): Ask {
  const { tags } = model.contacts.get(contactId)!
  const on = !tags.has(tagId)
  return {
    send: () => askUi('tags.set', { target: { contactId }, contactId, tagId, on }),
    keep: () => keepAction(model, () => (on ? tags.add(tagId) : tags.delete(tagId))),
  }
}

function askFollowUp(model: Model, contactId: string): Ask {
  const id = newId()
  return {
    send: () =>
      askUi('followUps.set', { target: { contactId }, id, contactId, dueAt: T0 + 1e9, timeZone: 'UTC' }),
    keep: () => keepAction(model, () => model.followUps.set(id, { contactId, isDone: false })),
  }
}

function askMessages(model: Model, lid: string | undefined): Ask | undefined {
  const contactId = lid === undefined ? undefined : model.chats.get(lid)
  if (lid === undefined || contactId === undefined) return undefined
  const chat = sightingOf({ lid, key: `lid:${lid}`, name: `Chat ${lid}` })
  const ids = [newId(), newId()]
  const messages = ids.map((messageId) => messageOf(messageId, { at: T0 }))
  return {
    send: () => askPage('page.chatSeen', { chat, messages }),
    keep: () => ids.forEach((messageId) => model.messages.set(messageId, contactId)),
  }
}

function askRemoval(model: Model, id: string): Ask {
  return {
    send: () => askUi('notes.remove', { id }),
    keep: () => keepAction(model, () => (model.notes.get(id)!.isGone = true)),
  }
}

function askDone(model: Model, id: string): Ask {
  return {
    send: () => askUi('followUps.done', { id }),
    keep: () => keepAction(model, () => (model.followUps.get(id)!.isDone = true)),
  }
}

function keepAction(model: Model, keep: () => unknown): void {
  keep()
  model.actions += 1
}

async function expectToHold(model: Model, tagCount: number): Promise<void> {
  const db = await database()
  expectSameRows(
    (await db.contacts.toArray()).map(({ id, name, company, tags }) => [
      id,
      name,
      company,
      Object.keys(tags).toSorted(),
    ]),
    [...model.contacts].map(([id, { name, company, tags }]) => [id, name, company, [...tags].toSorted()]),
  )
  expectSameRows(
    (await db.notes.toArray()).map(({ id, contactId, text, deletedAt }) => [
      id,
      contactId,
      text,
      deletedAt !== undefined,
    ]),
    [...model.notes].map(([id, { contactId, text, isGone }]) => [id, contactId, text, isGone]),
  )
  expectSameRows(
    (await db.followUps.toArray()).map(({ id, contactId, state }) => [id, contactId, state === 'done']),
    [...model.followUps].map(([id, { contactId, isDone }]) => [id, contactId, isDone]),
  )
  expectSameRows(
    (await db.messages.toArray()).map(({ messageId, contactId }) => [messageId, contactId]),
    [...model.messages],
  )
  // Each action is in the history once: nothing was done twice.
  expect(await db.history.count()).toBe(model.actions + tagCount)
  await expectSoundDatabase()
}

function expectSameRows(stored: unknown[], kept: unknown[]): void {
  const texts = (rows: unknown[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()
  expect(texts(stored)).toEqual(texts(kept))
}

async function makeTags(): Promise<string[]> {
  const ids = [newId(), newId(), newId()]
  for (const id of ids) await askUi('tags.save', { id, name: id, color: 'red' })
  return ids
}

function emptyModel(): Model {
  return {
    contacts: new Map(),
    notes: new Map(),
    followUps: new Map(),
    messages: new Map(),
    chats: new Map(),
    actions: 0,
  }
}
