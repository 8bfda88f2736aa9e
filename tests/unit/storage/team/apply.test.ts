import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { applyDelta, applyPull, beginAnew, finishPull, readCursors } from '@/storage/sync/apply'
import type { Json } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace, passTime, T0, useFreshBackground } from '../../helpers/background'
import { DAY_MS } from '@/storage/limits'
import { eraseOverdue } from '@/storage/repositories/erase-overdue'
import { expectSoundDatabase } from '../../helpers/rows'
import { ANA, joinOffice, ME, pullAll, push, pushAll, sync } from './support/member'
import type { Office } from './support/office'

useFreshBackground()

const TIMES = { createdAt: T0, updatedAt: T0 }

function person(name: string, more: Record<string, Json> = {}): Record<string, Json> {
  return { kind: 'person', name, ownerId: null, ...TIMES, ...more }
}

/** Somebody else's contact with a note, and a tag. */
async function writeContact(office: Office, name = 'Maria', ownerId: string | null = null): Promise<string> {
  const id = newId()
  office.write(ANA, 'contacts', id, person(name, { ownerId }))
  return id
}

describe('what others wrote', () => {
  test('is here, found, counted and in its place', async () => {
    const office = await joinOffice()
    const [contactId, tagId, noteId, followUpId] = [await writeContact(office), newId(), newId(), newId()]
    office.write(ANA, 'tags', tagId, { name: 'VIP', color: 'red', createdAt: T0 })
    office.write(ANA, 'contacts', contactId, { [`tags.${tagId}`]: 1 })
    office.write(ANA, 'notes', noteId, { contactId, text: 'Blue chairs', ...TIMES })
    const round = { condition: 'regardless', armedAt: T0, timeZone: 'UTC', state: 'due', dueAt: T0 + 5 }
    office.write(ANA, 'followUps', followUpId, { contactId, ...round, ...TIMES })
    await pullAll(office)
    const found = await askUi('contacts.page', { search: 'mar', sort: 'name', limit: 10 })
    expect(found.rows).toMatchObject([{ id: contactId, tagIds: [tagId], nextFollowUpAt: T0 + 5 }])
    expect(await askUi('tags.list', {})).toMatchObject([{ name: 'VIP', count: 1 }])
    const card = await askUi('card.get', { contactId })
    expect(card).toMatchObject({ notes: [{ text: 'Blue chairs' }], followUps: [{ dueAt: T0 + 5 }] })
    const db = await database()
    expect(await db.history.count()).toBe(0)
    expect(await db.outbox.count()).toBe(0)
    await expectSoundDatabase()
  })

  test('stands under one’s own edits that wait, field by field', async () => {
    const office = await joinOffice()
    const id = await writeContact(office)
    await pullAll(office)
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { company: 'Mine' } })
    office.write(ANA, 'contacts', id, { company: 'Theirs', role: 'Buyer' })
    await pullAll(office)
    const db = await database()
    expect(await db.contacts.get(id)).toMatchObject({ company: 'Mine', role: 'Buyer' })
    expect((await db.syncRows.get(`contacts|${id}`))!.data).toMatchObject({ company: 'Theirs' })
    await pushAll(office)
    expect((await db.syncRows.get(`contacts|${id}`))!.data).toBeUndefined()
    await expectSoundDatabase()
  })

  test('and is older than what is known is passed over', async () => {
    const office = await joinOffice()
    const id = await writeContact(office)
    const { rows, ...delta } = office.write(ANA, 'contacts', id, { name: 'Old' })
    office.write(ANA, 'contacts', id, { name: 'New' })
    await pullAll(office)
    const { cursors, epoch } = await readCursors()
    // As if a pull had not told how far it was.
    const late = { ...delta, epoch: epoch!, rows, from: cursors, to: cursors }
    const answer = { ...office.pull(ME, cursors), rows, gone: [] }
    expect(await applyPull(cursors, answer)).toBe('applied')
    expect(await applyDelta(late)).toBe('applied')
    expect((await (await database()).contacts.get(id))!.name).toBe('New')
  })

  test('and this version cannot store is kept aside, and the row stays as it is', async () => {
    const office = await joinOffice()
    const id = await writeContact(office)
    await pullAll(office)
    office.write(ANA, 'contacts', id, { channel: 'carrier-pigeon', name: 'Maria S.' })
    office.write(ANA, 'media', newId(), { name: 'Won' })
    await pullAll(office)
    const db = await database()
    expect(await db.contacts.get(id)).toMatchObject({ name: 'Maria' })
    expect(await db.syncState.where('id').startsWith('aside|').count()).toBe(2)
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { company: 'Azul' } })
    await pushAll(office)
    expect(office.row('contacts', id).data).toMatchObject({ channel: 'carrier-pigeon', company: 'Azul' })
    office.write(ANA, 'contacts', id, { channel: 'phone' })
    await pullAll(office)
    expect(await db.contacts.get(id)).toMatchObject({ name: 'Maria S.', channel: 'phone', company: 'Azul' })
    expect(await db.syncState.where('id').startsWith('aside|').count()).toBe(1)
  })

  test('of a newer version, beside what is known, is neither stored nor overwritten', async () => {
    const office = await joinOffice()
    const id = await writeContact(office)
    office.write(ANA, 'contacts', id, { shoeSize: 42 })
    await pullAll(office)
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { name: 'Maria S.' } })
    await pushAll(office)
    expect(office.row('contacts', id).data).toMatchObject({ shoeSize: 42, name: 'Maria S.' })
  })
})

describe('cursors', () => {
  test('a pull that was asked with others stores nothing', async () => {
    const office = await joinOffice()
    const id = await writeContact(office)
    const answer = office.pull(ME, {})
    expect(await applyPull({ ws: 7 }, answer)).toBe('stale')
    expect(await (await database()).contacts.get(id)).toBeUndefined()
    expect((await readCursors()).cursors).toEqual({})
  })

  test('a delta fits when nothing before it is missing, and what a pull has brought is passed over', async () => {
    const office = await joinOffice()
    const id = await writeContact(office)
    expect(await applyDelta(office.write(ANA, 'contacts', id, { name: 'A' }))).toBe('pull')
    await pullAll(office)
    const [second, third] = [
      office.write(ANA, 'contacts', id, { name: 'B' }),
      office.write(ANA, 'contacts', id, { name: 'C' }),
    ]
    expect(await applyDelta(third)).toBe('pull')
    expect(await applyDelta({ ...second, epoch: 'other' })).toBe('pull')
    expect(await applyDelta(second)).toBe('applied')
    expect(await applyDelta(third)).toBe('applied')
    expect(await applyDelta(second)).toBe('applied')
    const db = await database()
    expect((await db.contacts.get(id))!.name).toBe('C')
    expect((await readCursors()).cursors['ws']).toBe(office.counter())
  })

  test('a delta that comes late does not bring back what has left since', async () => {
    const office = await joinOffice()
    const id = await writeContact(office)
    await pullAll(office)
    const late = office.write(ANA, 'contacts', id, { name: 'Late' })
    office.write(ANA, 'contacts', id, { ownerId: ANA })
    await pullAll(office)
    expect(await applyDelta(late)).toBe('applied')
    expect(await (await database()).contacts.count()).toBe(0)
  })

  test('a row that left its bucket goes, unless it is in another one by now', async () => {
    const office = await joinOffice()
    const id = await writeContact(office, 'Maria', ME)
    await pullAll(office)
    const { cursors } = await readCursors()
    const moved = office.write(ANA, 'contacts', id, { ownerId: null })
    expect(moved.gone).toMatchObject([{ bucket: `o:${ME}` }])
    expect(await applyPull(cursors, office.pull(ME, cursors))).toBe('applied')
    const db = await database()
    expect(await db.contacts.get(id)).toMatchObject({ name: 'Maria' })
    office.write(ANA, 'contacts', id, { ownerId: ANA })
    await pullAll(office)
    expect(await db.contacts.get(id)).toBeUndefined()
  })

  test('a row that one’s own edit moves out of sight goes, and its bucket begins anew', async () => {
    const office = await joinOffice()
    const id = newId()
    await askUi('contacts.create', { id, patch: { name: 'Maria' } })
    await sync(office)
    await askUi('team.assign', { contactId: id, ownerId: ANA })
    const db = await database()
    expect(await db.contacts.get(id)).toMatchObject({ ownerId: ANA })
    const { answer } = (await push(office))!
    expect(answer.evict).toMatchObject([{ tbl: 'contacts', id }])
    expect(await db.contacts.get(id)).toBeUndefined()
    expect((await readCursors()).cursors).not.toHaveProperty(`o:${ME}`)
    await expectSoundDatabase()
  })

  test('a contact that was made and given away before it was sent goes as soon as the server has it', async () => {
    const office = await joinOffice()
    const id = newId()
    await askUi('contacts.create', { id, patch: { name: 'Maria', phone: '+34600000001' } })
    await askUi('team.assign', { contactId: id, ownerId: ANA })
    await sync(office)
    const db = await database()
    expect([await db.contacts.count(), await db.aliases.count(), await db.syncRows.count()]).toEqual([
      0, 0, 0,
    ])
    expect(office.row('contacts', id)).toMatchObject({ bucket: `o:${ANA}`, data: { name: 'Maria' } })
    await expectSoundDatabase()
  })

  test('rows of buckets that a complete pull did not give go, but not those of one that came back meanwhile', async () => {
    const office = await joinOffice('manager')
    const id = await writeContact(office, 'Maria', ANA)
    await pullAll(office)
    office.hire(ME, 'rep')
    const { cursors } = await readCursors()
    const answer = office.pull(ME, cursors)
    await applyPull(cursors, answer)
    const db = await database()
    expect(await db.contacts.get(id)).toBeDefined()
    office.hire(ME, 'manager')
    const again = (await readCursors()).cursors
    await applyPull(again, office.pull(ME, again))
    await finishPull(Object.keys(answer.cursors))
    expect(await db.contacts.get(id)).toBeDefined()
    office.hire(ME, 'rep')
    await pullAll(office)
    expect(await db.contacts.get(id)).toBeUndefined()
  })

  test('what the server does not have any more goes once all was fetched anew; the rest stays', async () => {
    const office = await joinOffice()
    const [kept, lost] = [await writeContact(office, 'Kept'), await writeContact(office, 'Lost')]
    await askUi('contacts.create', { id: newId(), patch: { name: 'Own' } })
    await pullAll(office)
    office.rows.delete(`contacts ${lost}`)
    await beginAnew()
    expect((await readCursors()).cursors).toEqual({})
    await pullAll(office, 1)
    const names = (await (await database()).contacts.toArray()).map(({ name }) => name)
    expect(names.toSorted()).toEqual(['Kept', 'Own'])
    expect(kept).toBeDefined()
    await pullAll(office)
    expect(await (await database()).contacts.count()).toBe(2)
  })
})

describe('the trash', () => {
  test('of somebody else is here too, and comes back when they take it back', async () => {
    const office = await joinOffice()
    const id = await writeContact(office)
    await pullAll(office)
    office.write(ANA, 'contacts', id, { deletedAt: T0 })
    await pullAll(office)
    const { rows } = await askWorkspace('trash.page', { limit: 10 })
    expect(rows).toMatchObject([{ table: 'contacts', id }])
    office.write(ANA, 'contacts', id, { deletedAt: null })
    await pullAll(office)
    expect(await (await database()).contacts.get(id)).not.toHaveProperty('purgeAt')
    await expectSoundDatabase()
  })

  test('that is emptied here stays empty, and takes nothing from the others', async () => {
    const office = await joinOffice()
    const [id, noteId] = [await writeContact(office), newId()]
    office.write(ANA, 'notes', noteId, { contactId: id, text: 'Blue chairs', ...TIMES })
    await pullAll(office)
    await askUi('contacts.remove', { contactId: id })
    await askWorkspace('trash.empty', {})
    const db = await database()
    expect(await db.contacts.count()).toBe(0)
    await pushAll(office)
    office.write(ANA, 'notes', noteId, { text: 'Red chairs' })
    await pullAll(office)
    expect([await db.contacts.count(), await db.notes.count()]).toEqual([0, 0])
    expect(office.row('contacts', id).data).toMatchObject({ name: 'Maria', deletedAt: T0 })
    expect(office.row('notes', noteId).data).toMatchObject({ text: 'Red chairs' })
    // Somebody takes it out of the trash: all of it is here again.
    office.write(ANA, 'contacts', id, { deletedAt: null })
    await pullAll(office)
    await pullAll(office)
    expect(await db.notes.get(noteId)).toMatchObject({ text: 'Red chairs' })
    await expectSoundDatabase()
  })

  test('that is over does not come back with the first exchange', async () => {
    const office = await joinOffice()
    const id = await writeContact(office)
    office.write(ANA, 'contacts', id, { deletedAt: T0 })
    passTime(31 * DAY_MS)
    await pullAll(office)
    expect(await (await database()).contacts.count()).toBe(0)
    await eraseOverdue()
    await expectSoundDatabase()
  })
})
