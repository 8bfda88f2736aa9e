import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { DAY_MS } from '@/storage/limits'
import { readCursors } from '@/storage/sync/apply'
import { readLink } from '@/storage/sync/link'
import { nextMutations, resendSince, settlePush, startClient } from '@/storage/sync/outbox'
import { transact } from '@/storage/write/transact'
import { newId } from '@/utils/ids'
import { askUi, passTime, useFreshBackground } from '../../helpers/background'
import { expectSoundDatabase } from '../../helpers/rows'
import { exchange, joinOffice, ME, pullAll, push, pushAll, sync } from './support/member'

useFreshBackground()

async function newContact(name: string): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name } })
  return id
}

async function names(): Promise<string[]> {
  return (await (await database()).contacts.toArray()).map(({ name }) => name).toSorted()
}

describe('a client', () => {
  test('that must begin anew counts what waits from 1, in the same order', async () => {
    const office = await joinOffice()
    await newContact('One')
    await pushAll(office)
    const ids = [await newContact('Two'), await newContact('Three')]
    expect((await nextMutations(10)).map(({ n }) => n)).toEqual([2, 3])
    const link = (await readLink())!
    await startClient({ ...link, client: newId() }, { keepOutbox: true })
    await newContact('Four')
    const mutations = await nextMutations(10)
    expect(mutations.map(({ n }) => n)).toEqual([1, 2, 3])
    expect(mutations.slice(0, 2).map(({ id }) => id)).toEqual(ids)
    expect((await readCursors()).cursors).toEqual({})
    await sync(office)
    expect(office.rows.size).toBe(4)
    expect(await nextMutations(1)).toEqual([])
  })

  test('takes an answer to what it counted before for none', async () => {
    const office = await joinOffice()
    await newContact('One')
    const late = (await push(office, { isLost: true }))!
    await newContact('Two')
    const link = (await readLink())!
    await startClient({ ...link, client: newId() }, { keepOutbox: true })
    await settlePush([{ ...late.sent[0]!, mid: newId() }], late.answer)
    expect(await nextMutations(10)).toHaveLength(2)
  })

  test('sends again what a server that was set back has lost, in front of what waits', async () => {
    const office = await joinOffice()
    const id = await newContact('Old')
    await sync(office)
    passTime(31 * DAY_MS)
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { company: 'Azul' } })
    const lost = await newContact('Lost')
    await sync(office)
    // The server is that of a day ago.
    const before = structuredClone(office.row('contacts', id))
    office.rows.delete(`contacts ${lost}`)
    delete office.rows.get(`contacts ${id}`)!.data['company']
    delete office.rows.get(`contacts ${id}`)!.clk['company']
    const waits = await newContact('Waits')
    const link = (await readLink())!
    await transact(async () => {
      await startClient({ ...link, client: newId(), gen: 'gen-2' }, { keepOutbox: true })
      await resendSince(30 * DAY_MS)
    })
    expect(await readCursors()).toEqual({ cursors: {} })
    const mutations = await nextMutations(10)
    expect(mutations.map(({ n }) => n)).toEqual([1, 2, 3])
    expect(mutations.map(({ id: of }) => of)).toEqual([id, lost, waits])
    // Set back once more before it has answered: nothing is queued twice.
    await resendSince(30 * DAY_MS)
    expect(await nextMutations(10)).toEqual(mutations)
    office.forget(mutations.map(({ mid }) => mid))
    await exchange(office)
    await sync(office)
    expect(office.row('contacts', id).data).toMatchObject(before.data)
    expect(await names()).toEqual(['Lost', 'Old', 'Waits'])
    await expectSoundDatabase()
  })

  test('brings what the server lost and nobody sends again: rows are here, and go up anew', async () => {
    const office = await joinOffice()
    const id = await newContact('Ancient')
    await sync(office)
    passTime(40 * DAY_MS)
    await newContact('New')
    await sync(office)
    office.rows.delete(`contacts ${id}`)
    const link = (await readLink())!
    await startClient({ ...link, client: newId(), gen: 'gen-2' }, { keepOutbox: true })
    await resendSince(30 * DAY_MS)
    await pushAll(office)
    await pullAll(office)
    expect(await names()).toEqual(['Ancient', 'New'])
    expect(await (await database()).syncState.get('first')).toBeDefined()
    await exchange(office)
    expect(office.row('contacts', id)).toMatchObject({ data: { name: 'Ancient', ownerId: ME } })
  })

  test('of a database that was restored begins with nothing: what differs there comes, what is missing goes up', async () => {
    const office = await joinOffice()
    const id = await newContact('Maria')
    await sync(office)
    const db = await database()
    // A backup holds none of these.
    for (const table of ['syncState', 'syncRows', 'outbox', 'sentMutations']) await db.table(table).clear()
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { company: 'From the backup' } })
    const missing = await newContact('Missing')
    const link = { userId: ME, wsId: 'ws-1', deviceId: 'device-1', client: newId(), gen: 'gen-1' }
    await startClient(link, { keepOutbox: false })
    await exchange(office)
    expect(await db.contacts.get(id)).not.toHaveProperty('company')
    expect(office.row('contacts', missing).data).toMatchObject({ name: 'Missing', ownerId: ME })
    await expectSoundDatabase()
  })
})
