import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { writeTeamSession, readTeamSession } from '@/storage/sync/team-session'
import type { Role } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, T0, useFreshBackground } from '../../helpers/background'
import { expectSoundDatabase } from '../../helpers/rows'
import { messageOf, sightingOf } from '../../helpers/sightings'
import type { Office } from './support/office'
import { ANA, joinOffice, ME, pullAll, waiting } from './support/member'

useFreshBackground()

const DAY_MS = 86_400_000

/** A contact of the team with a note, a deal and a follow-up that waits for a reply, as they come from the server. */
async function comes(office: Office): Promise<{ id: string; noteId: string; followUpId: string }> {
  const [id, noteId, followUpId] = [newId(), newId(), newId()]
  const times = { createdAt: T0 - DAY_MS, updatedAt: T0 - DAY_MS }
  office.write(ANA, 'contacts', id, { kind: 'person', name: 'Maria', ownerId: null, ...times })
  office.write(ANA, 'notes', noteId, { contactId: id, text: 'Blue', ...times })
  const plan = { dueAt: T0 + DAY_MS, timeZone: 'UTC', condition: 'no-reply', state: 'due' }
  office.write(ANA, 'followUps', followUpId, { contactId: id, ...plan, armedAt: T0 - DAY_MS, ...times })
  await pullAll(office)
  return { id, noteId, followUpId }
}

async function become(role: Role): Promise<void> {
  const session = await readTeamSession()
  await writeTeamSession({ ...session!, role })
}

/** All rows that sync, as they are stored. */
async function stored(): Promise<unknown> {
  const db = await database()
  const { contacts, notes, followUps, tags, aliases, syncRows, outbox } = db
  return Promise.all(
    [contacts, notes, followUps, tags, aliases, syncRows, outbox].map((one) => one.toArray()),
  )
}

describe('somebody who only looks on', () => {
  test('is told so at once, whatever they would change, and nothing of it is stored', async () => {
    const office = await joinOffice('viewer')
    const { id, noteId, followUpId } = await comes(office)
    const before = await stored()
    const target = { contactId: id }
    const refused = [
      () => askUi('contacts.save', { target, id, patch: { company: 'Mine' } }),
      () => askUi('contacts.create', { id: newId(), patch: { name: 'New' } }),
      () => askUi('contacts.remove', { contactId: id }),
      () => askUi('notes.add', { target, id: newId(), contactId: id, text: 'No' }),
      () => askUi('notes.edit', { id: noteId, text: 'No' }),
      () => askUi('notes.remove', { id: noteId }),
      () => askUi('followUps.done', { id: followUpId }),
      () => askUi('followUps.snooze', { id: followUpId, dueAt: T0 + 2 * DAY_MS }),
      () => askUi('tags.save', { id: newId(), name: 'VIP', color: 'red' }),
      () => askUi('today.handled', { contactId: id }),
      () => askUi('team.assign', { contactId: id, ownerId: ME }),
      () => askWorkspace('contacts.erase', { contactId: id }),
    ]
    for (const run of refused) await expect(run()).rejects.toMatchObject({ code: 'look-only' })
    expect(await stored()).toEqual(before)
    await expectSoundDatabase()
  })

  test('still has the chat recorded; names that it teaches stay here, and a reply cancels nothing', async () => {
    const office = await joinOffice('viewer')
    const { id, followUpId } = await comes(office)
    const aliasId = newId()
    const alias = { account: '', kind: 'lid', value: '7', contactId: id, learntBy: 'link', createdAt: T0 }
    office.write(ANA, 'aliases', aliasId, alias)
    await pullAll(office)
    const chat = sightingOf({ lid: '7', phone: '+351911222333', key: 'lid:7', name: 'Maria' })
    const message = { ...messageOf('A'), direction: 'in' as const, at: T0 }
    const seen = await askPage('page.chatSeen', { chat: { ...chat, messageIds: ['A'] }, messages: [message] })
    expect(seen).toEqual({ recorded: true })
    const db = await database()
    expect(await db.messages.count()).toBe(1)
    expect(await db.followUps.get(followUpId)).toMatchObject({ state: 'due' })
    const learnt = (await db.aliases.toArray()).filter((one) => one.id !== aliasId)
    expect(learnt.length).toBeGreaterThan(0)
    for (const one of learnt) expect(await db.syncRows.get(`aliases|${one.id}`)).toMatchObject({ isLocal: 1 })
    expect(await waiting()).toEqual([])
    await expectSoundDatabase()
  })

  test('inserts a reply that was proposed; what its rule would plan is not planned', async () => {
    const office = await joinOffice('rep')
    const { id } = await comes(office)
    const [ruleId, replyId] = [newId(), newId()]
    const reply = { shortcut: 'hi', title: 'Hi', body: 'Hi', createdAt: T0, updatedAt: T0 }
    office.write(ANA, 'replies', replyId, reply)
    const condition = { type: 'keyword', words: ['hello'], match: 'any' }
    const task = { dueInMs: DAY_MS, note: 'Call' }
    const rule = { name: 'Hello', isOn: true, condition, replyId, task, createdAt: T0, updatedAt: T0 }
    office.write(ANA, 'suggestionRules', ruleId, rule)
    const alias = { account: '', kind: 'lid', value: '7', contactId: id, learntBy: 'link', createdAt: T0 }
    office.write(ANA, 'aliases', newId(), alias)
    await pullAll(office)
    const db = await database()
    expect(await db.suggestionRules.count()).toBe(1)
    const chat = sightingOf({ lid: '7', key: 'lid:7', name: 'Maria' })
    const insert = () => askPage('page.replyInserted', { ruleId, replyId, chat, answers: {} })
    await become('viewer')
    await insert()
    expect(await db.followUps.count()).toBe(1)
    await become('rep')
    await insert()
    expect(await db.followUps.count()).toBe(2)
  })

  test('may not undo what they did while they might', async () => {
    const office = await joinOffice()
    const { id } = await comes(office)
    const { undoId } = await askUi('contacts.save', {
      target: { contactId: id },
      id,
      patch: { company: 'A' },
    })
    await become('viewer')
    await expect(askUi('undo', { undoId: undoId! })).rejects.toMatchObject({ code: 'look-only' })
    expect(await (await database()).contacts.get(id)).toMatchObject({ company: 'A' })
  })
})

describe('a seller', () => {
  test('changes customers and tags, and leaves rules to those who lead', async () => {
    const office = await joinOffice('rep')
    const { id } = await comes(office)
    const tagId = newId()
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { company: 'Mine' } })
    await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
    const groups = [
      {
        match: 'all' as const,
        conditions: [{ kind: 'heat' as const, test: 'at-least' as const, value: 50 }],
      },
    ]
    const rule = { id: newId(), name: 'Hot', tagId, match: 'all' as const, groups, on: false }
    const saved = askUi('tagRules.save', { rule })
    await expect(saved).rejects.toMatchObject({
      code: 'look-only',
      message: expect.stringContaining('tagRules'),
    })
    expect((await waiting()).map(({ tbl }) => tbl)).toEqual(['contacts', 'tags'])
  })

  test("takes what is nobody's and hands over what is theirs, but not what is a colleague's", async () => {
    const office = await joinOffice('rep')
    const { id } = await comes(office)
    await askUi('team.assign', { contactId: id, ownerId: ME })
    await askUi('team.assign', { contactId: id, ownerId: ANA })
    const taken = askUi('team.assign', { contactId: id, ownerId: ME })
    await expect(taken).rejects.toMatchObject({ code: 'look-only' })
    await become('manager')
    await askUi('team.assign', { contactId: id, ownerId: ME })
    expect(await (await database()).contacts.get(id)).toMatchObject({ ownerId: ME })
  })
})
