import { describe, expect, test, vi } from 'vitest'
import { database } from '@/storage/database'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import { mutationSchema } from '@/storage/sync/wire'
import { nextMutations } from '@/storage/sync/outbox'
import { writeTeamSession } from '@/storage/sync/team-session'
import { transact } from '@/storage/write/transact'
import { mutate } from '@/storage/write/mutate'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, T0, useFreshBackground } from '../../helpers/background'
import { importRows, rowOf } from '../../helpers/imports'
import { messageOf, sightingOf } from '../../helpers/sightings'
import { joinOffice, ME, pushAll, sync, waiting } from './support/member'

useFreshBackground()

async function newContact(name = 'Maria'): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name } })
  return id
}

describe('what a person writes', () => {
  test('waits for the server in its order, in words of the protocol', async () => {
    await joinOffice()
    const id = await newContact()
    const noteId = newId()
    await askUi('notes.add', { target: { contactId: id }, id: noteId, contactId: id, text: 'Blue chairs' })
    await askUi('contacts.save', {
      target: { contactId: id },
      id,
      patch: { company: 'Azul', custom: { Size: 'M' } },
    })
    expect(await waiting()).toMatchObject([
      { tbl: 'contacts', id, values: { name: 'Maria', ownerId: ME, kind: 'person' } },
      { tbl: 'notes', id: noteId, values: { text: 'Blue chairs', contactId: id } },
      { tbl: 'contacts', id, values: { company: 'Azul' } },
    ])
    const mutations = await nextMutations(10)
    for (const mutation of mutations) expect(mutationSchema.parse(mutation)).toEqual(mutation)
    expect(mutations.map(({ n }) => n)).toEqual([1, 2, 3])
    expect(mutations.map(({ parent }) => parent)).toEqual([undefined, id, undefined])
    const [, , edit] = await waiting()
    expect(Object.values(edit!.values)).toContainEqual(['Size', 'M'])
  })

  test('and does not get through is not sent either', async () => {
    await joinOffice()
    const id = await newContact()
    const before = await waiting()
    const failing = transact(async () => {
      await mutate([{ table: 'contacts', id, set: { name: 'Other' } }], 'test')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await waiting()).toEqual(before)
    const db = await database()
    expect(await db.contacts.get(id)).toMatchObject({ name: 'Maria' })
  })

  test('is based on what the server has said of each field', async () => {
    const office = await joinOffice()
    const id = await newContact()
    await sync(office)
    await askUi('contacts.save', {
      target: { contactId: id },
      id,
      patch: { name: 'Maria S.', company: 'Azul' },
    })
    const [edit] = await nextMutations(1)
    expect(edit!.ops['name']!.b).toBe(office.row('contacts', id).clk['name'])
    expect(edit!.ops['company']!.b).toBeNull()
  })

  test('without a team is kept here and nowhere else, and costs one look at most', async () => {
    await writeTeamSession(undefined)
    const db = await database()
    const looks = [
      vi.spyOn(db.syncState, 'get'),
      vi.spyOn(db.syncRows, 'bulkGet'),
      vi.spyOn(db.outbox, 'bulkAdd'),
    ].map((spy) => spy.mock.calls)
    const chat = sightingOf({ lid: '1', key: 'lid:1' })
    await askUi('notes.add', { target: { chat }, id: newId(), contactId: newId(), text: 'Hi' })
    expect(looks.map(({ length }) => length)).toEqual([1, 0, 0])
    expect(await db.outbox.count()).toBe(0)
    expect(await db.syncRows.count()).toBe(0)
  })
})

describe('every way to write', () => {
  test('undo sends what it takes back', async () => {
    const office = await joinOffice()
    const id = await newContact()
    const { undoId } = await askUi('contacts.save', {
      target: { contactId: id },
      id,
      patch: { company: 'Azul' },
    })
    await pushAll(office)
    await askUi('undo', { undoId: undoId! })
    expect(await waiting()).toMatchObject([{ id, values: { company: null } }])
  })

  test('a merge sends what moves and who became part of whom; its undo sends it back', async () => {
    const office = await joinOffice()
    const chat = sightingOf({ lid: '1', key: 'lid:1' })
    const [keepId, loseId] = [await newContact('Maria'), newId()]
    await askUi('card.create', { chat, id: loseId })
    const noteId = newId()
    await askUi('notes.add', { target: { contactId: loseId }, id: noteId, contactId: loseId, text: 'Hi' })
    await pushAll(office)
    const { undoId } = await askWorkspace('contacts.merge', { keepId, loseId, take: [] })
    const sent = await waiting()
    expect(sent.find(({ id }) => id === loseId)!.values).toMatchObject({ mergedInto: keepId, deletedAt: T0 })
    expect(sent.find(({ id }) => id === noteId)!.values).toMatchObject({ contactId: keepId })
    expect(sent.some(({ tbl, values }) => tbl === 'aliases' && values['contactId'] === keepId)).toBe(true)
    await pushAll(office)
    await askUi('undo', { undoId: undoId! })
    await pushAll(office)
    expect(office.row('contacts', loseId).data).toMatchObject({ mergedInto: null, deletedAt: null })
    expect(office.row('notes', noteId).data).toMatchObject({ contactId: loseId })
  })

  test('names that are parted from a contact go with the new one', async () => {
    const office = await joinOffice()
    const chat = sightingOf({ lid: '1', key: 'lid:1', phone: '+34600000001' })
    const id = newId()
    await askUi('card.create', { chat, id })
    await pushAll(office)
    const { aliases } = await askUi('card.more', { contactId: id })
    const [taken] = aliases
    const split = { contactId: id, aliasIds: [taken!.id], newId: newId(), name: 'Pedro' }
    await askUi('contacts.split', split)
    await pushAll(office)
    expect(office.row('contacts', split.newId).data).toMatchObject({ name: 'Pedro', ownerId: ME })
    expect(office.row('aliases', taken!.id)).toMatchObject({ parent: split.newId })
  })

  test('a name that is taken from a contact for good is said to be deleted', async () => {
    const office = await joinOffice()
    const id = await newContact()
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { phone: '+34600000001' } })
    await pushAll(office)
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { phone: null } })
    const alias = (await waiting()).find(({ tbl }) => tbl === 'aliases')
    expect(alias!.values).toEqual({ deletedAt: T0 })
    await pushAll(office)
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { phone: '+34600000001' } })
    await pushAll(office)
    expect(office.row('aliases', alias!.id).data).toMatchObject({ deletedAt: null, value: '+34600000001' })
  })

  test('what is imported goes, and what is seen in WhatsApp does not', async () => {
    const office = await joinOffice()
    await importRows('skip', [
      rowOf(1, { name: 'Ana', phone: '+34600000002' }, { tags: ['New'], notes: [{ text: 'Hi' }] }),
    ])
    expect((await waiting()).map(({ tbl }) => tbl).toSorted()).toEqual([
      'aliases',
      'contacts',
      'notes',
      'tags',
    ])
    await pushAll(office)
    expect(await waiting()).toEqual([])
    expect([...office.rows.values()].map(({ bucket }) => bucket)).toContain(`o:${ME}`)
    const chat = sightingOf({ lid: '1', key: 'lid:1' })
    await askUi('card.create', { chat, id: newId() })
    await pushAll(office)
    await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at: T0 })] })
    expect(await waiting()).toEqual([])
  })

  test('tags by hand go, those of rules do not, and a refused one does', async () => {
    const office = await joinOffice('owner')
    const [tagId, ruleTag, id] = [newId(), newId(), await newContact()]
    await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
    await askUi('tags.save', { id: ruleTag, name: 'Azul', color: 'blue' })
    const conditions = [{ kind: 'field', field: 'company', test: 'is', value: 'Azul' } as const]
    const groups = [{ match: 'all' as const, conditions }]
    const rule = { id: newId(), name: 'Azul', tagId: ruleTag, match: 'all', groups, on: true } as const
    await askUi('tagRules.save', { rule })
    await pushAll(office)
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { company: 'Azul' } })
    const db = await database()
    expect((await db.contacts.get(id))!.tags).toEqual({ [ruleTag]: 1 })
    const target = { target: { contactId: id }, contactId: id }
    await askUi('tags.set', { ...target, tagId, on: true })
    await askUi('tags.set', { ...target, tagId: ruleTag, on: false })
    const fields = (await waiting()).flatMap(({ values }) => Object.keys(values))
    expect(fields.filter((field) => field.includes('.'))).toEqual([`tags.${tagId}`, `refusedTags.${ruleTag}`])
  })

  test('a private chat goes nowhere, and a card that becomes private is forgotten by all', async () => {
    const office = await joinOffice()
    const chat = sightingOf({ lid: '9', key: 'lid:9', name: 'Secret' })
    await askUi('card.setPrivate', { chat, isPrivate: true })
    await expect(askUi('card.create', { chat, id: newId() })).rejects.toMatchObject({ code: 'not-allowed' })
    await askPage('page.chatSeen', { chat, messages: [messageOf('A', { at: T0 })] })
    expect(await waiting()).toEqual([])
    await sync(office)
    expect(office.rows.size).toBe(0)
  })

  test('how often a suggestion was waved away is nobody else’s matter', async () => {
    const office = await joinOffice('owner')
    const [replyId, ruleId] = [newId(), newId()]
    await askUi('replies.save', {
      id: replyId,
      shortcut: 'hi',
      title: 'Hi',
      body: 'Hi',
      labels: ['greeting'],
    })
    const condition = { type: 'keyword', words: ['hello'], match: 'any' } satisfies SuggestionCondition
    await askUi('suggestions.save', { id: ruleId, name: 'Hello', isOn: true, replyId, condition })
    await pushAll(office)
    await mutate([{ table: 'suggestionRules', id: ruleId, set: { dismissals: 1 } }], 'test')
    expect(await waiting()).toEqual([])
  })
})
