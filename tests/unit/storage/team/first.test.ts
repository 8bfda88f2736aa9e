import { describe, expect, test, vi } from 'vitest'
import { database } from '@/storage/database'
import type { AnyRow } from '@/storage/rows'
import { queueLocalRows } from '@/storage/sync/first'
import { forgetTeam } from '@/storage/sync/forget'
import type { Json } from '@/storage/sync/wire'
import { mutate } from '@/storage/write/mutate'
import { newId } from '@/utils/ids'
import { askUi, passTime, T0, useFreshBackground } from '../../helpers/background'
import { dieAfter } from '../../helpers/dying-worker'
import { randomOf } from '../../helpers/random'
import { randomWork } from '../../helpers/random-work'
import { expectSoundDatabase } from '../../helpers/rows'
import { ANA, exchange, joinOffice, ME, pullAll, pushAll, sync, waiting } from './support/member'
import type { Office } from './support/office'

useFreshBackground()

const TIMES = { createdAt: T0, updatedAt: T0 }
function write(office: Office, name: string, more: Record<string, Json> = {}): string {
  const id = newId()
  office.write(ANA, 'contacts', id, { kind: 'person', name, ownerId: null, ...TIMES, ...more })
  return id
}

async function newContact(name: string): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name } })
  return id
}

async function names(): Promise<string[]> {
  return (await (await database()).contacts.toArray()).map(({ name }) => name).toSorted()
}

describe('the first exchange', () => {
  test('brings what is there, and then what was here before, which is the person’s own from then on', async () => {
    const id = await newContact('Mine')
    const noteId = newId()
    await askUi('notes.add', { target: { contactId: id }, id: noteId, contactId: id, text: 'Hi' })
    const office = await joinOffice()
    write(office, 'Theirs')
    await pullAll(office)
    for (let isOver = false; !isOver;) {
      const { done, total } = await queueLocalRows()
      isOver = done === total
    }
    expect((await waiting()).map(({ id: of }) => of)).toEqual([id, noteId])
    await exchange(office)
    expect(await names()).toEqual(['Mine', 'Theirs'])
    expect(office.row('contacts', id)).toMatchObject({
      bucket: `o:${ME}`,
      data: { name: 'Mine', ownerId: ME },
    })
    expect(office.row('notes', noteId)).toMatchObject({ bucket: `o:${ME}`, data: { text: 'Hi' } })
    expect((await (await database()).contacts.get(id))!.ownerId).toBe(ME)
    await sync(office)
    expect(await waiting()).toEqual([])
    await expectSoundDatabase()
  })

  test('writes each contact once, with the key of its owner', async () => {
    const office = await joinOffice()
    const ids = Array.from({ length: 20 }, (_, at) => write(office, `Person ${at}`))
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put')
    await pullAll(office)
    const stores = puts.mock.contexts.map((store) => (store as IDBObjectStore).name)
    expect(stores.filter((name) => name === 'contacts')).toHaveLength(ids.length)
    puts.mockRestore()
    const found = await askUi('contacts.page', { search: '', sort: 'name', ownerId: null, limit: 50 })
    expect(found.rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    await expectSoundDatabase()
  })

  test('takes a full page of rows at once, each way, in step and in trouble', async () => {
    const office = await joinOffice('owner')
    const ids = Array.from({ length: 300 }, (_, at) => write(office, `Person ${at}`))
    await pullAll(office, 300)
    const db = await database()
    expect(await db.contacts.count()).toBe(300)
    const edits = ids
      .slice(0, 150)
      .map((id) => ({ table: 'contacts', id, set: { company: 'Mine' } }) as const)
    await mutate(edits, 'test')
    passTime(1_000)
    for (const id of ids.slice(0, 110)) office.write(ANA, 'contacts', id, { company: 'Theirs' })
    await pushAll(office)
    expect(await db.conflicts.count()).toBe(110)
    office.hire(ME, 'viewer')
    await mutate(
      edits.map((edit) => ({ ...edit, set: { role: 'Buyer' } })),
      'test',
    )
    await pushAll(office)
    expect(await db.refusals.count()).toBe(150)
    expect(await db.contacts.filter(({ role }) => role !== undefined).count()).toBe(0)
    for (const id of ids.slice(0, 110)) office.write(ANA, 'contacts', id, { name: null, erasedAt: T0 })
    await pullAll(office, 300)
    expect(await db.contacts.count()).toBe(190)
    await expectSoundDatabase()
  })

  test('sends an edit of what has not gone up yet as a whole, its contact before it', async () => {
    const id = await newContact('Mine')
    const office = await joinOffice()
    await askUi('notes.add', { target: { contactId: id }, id: newId(), contactId: id, text: 'Hi' })
    expect((await waiting()).map(({ tbl }) => tbl)).toEqual(['contacts', 'notes'])
    await pushAll(office)
    expect(office.row('contacts', id).data).toMatchObject({ name: 'Mine', ownerId: ME })
    await exchange(office)
    expect(await waiting()).toEqual([])
    expect((await askUi('team.refusals', { limit: 10 })).rows).toEqual([])
  })

  test('goes on where a worker died: nothing is queued twice, and nothing is left out', async () => {
    const random = randomOf(7)
    const work = randomWork(random)
    for (let step = 0; step < 60; step++) await work()
    const db = await database()
    const tables = [
      'tags',
      'contacts',
      'aliases',
      'notes',
      'deals',
      'orders',
      'followUps',
      'replies',
    ] as const
    const here: string[] = []
    for (const table of tables) {
      here.push(...((await db.table(table).toArray()) as AnyRow[]).map(({ id }) => `${table} ${id}`))
    }
    const office = await joinOffice('owner')
    let deaths = 0
    for (let isOver = false; !isOver;) {
      if (await dieAfter(Math.floor(random() * 6), queueLocalRows)) deaths += 1
      const { done, total } = await queueLocalRows()
      isOver = done === total
    }
    expect(deaths).toBeGreaterThan(2)
    const queued = (await waiting()).map(({ tbl, id }) => `${tbl} ${id}`)
    expect(queued.length).toBe(new Set(queued).size)
    expect(queued.toSorted()).toEqual(here.toSorted())
    await sync(office)
    expect([...office.rows.keys()].toSorted()).toEqual(here.toSorted())
    expect((await askUi('team.refusals', { limit: 10 })).rows).toEqual([])
    await expectSoundDatabase()
  })

  test('of somebody who may only look leaves their own rows here alone', async () => {
    const id = await newContact('Mine')
    const office = await joinOffice('viewer')
    write(office, 'Theirs')
    await exchange(office)
    expect(await waiting()).toEqual([])
    expect(await names()).toEqual(['Mine', 'Theirs'])
    expect(office.rows.has(`contacts ${id}`)).toBe(false)
  })

  test('leaves here alone, without a word, what the server would not have', async () => {
    const [tagId, id] = [newId(), await newContact('Mine')]
    await askUi('tags.save', { id: tagId, name: 'Azul', color: 'blue' })
    const conditions = [{ kind: 'field', field: 'company', test: 'is', value: 'Azul' } as const]
    const rule = {
      id: newId(),
      name: 'Azul',
      tagId,
      match: 'all',
      groups: [{ match: 'all', conditions }],
      on: true,
    }
    await askUi('tagRules.save', { rule } as Parameters<typeof askUi<'tagRules.save'>>[1])
    const office = await joinOffice('rep')
    await exchange(office)
    const db = await database()
    expect(await db.tagRules.count()).toBe(1)
    expect((await askUi('team.refusals', { limit: 10 })).rows).toEqual([])
    await askUi('tagRules.save', { rule: { ...rule, name: 'Blue' } } as Parameters<
      typeof askUi<'tagRules.save'>
    >[1])
    expect(await waiting()).toEqual([])
    await askUi('contacts.save', { target: { contactId: id }, id, patch: { company: 'Azul' } })
    expect((await db.contacts.get(id))!.tags).toEqual({ [tagId]: 1 })
    await expectSoundDatabase()
  })
})

describe('leaving', () => {
  test('with a wipe takes what came from the team, and leaves what the server never had', async () => {
    const office = await joinOffice('rep')
    const theirs = write(office, 'Theirs')
    await pullAll(office)
    await askUi('contacts.save', { target: { contactId: theirs }, id: theirs, patch: { company: 'Azul' } })
    await pushAll(office)
    await newContact('Never sent')
    await forgetTeam({ wipe: true })
    expect(await names()).toEqual(['Never sent'])
    const db = await database()
    for (const table of ['syncState', 'syncRows', 'outbox', 'sentMutations', 'refusals', 'conflicts']) {
      expect(await db.table(table).count(), table).toBe(0)
    }
    expect((await db.contacts.toArray())[0]).not.toHaveProperty('ownerId')
    expect(JSON.stringify(await db.history.toArray())).not.toMatch(/Theirs|Azul/)
    await newContact('After')
    expect(await db.outbox.count()).toBe(0)
    await expectSoundDatabase()
  })

  test('without one leaves all that is here, as the person’s own', async () => {
    const office = await joinOffice('owner')
    write(office, 'Ana’s', { ownerId: ANA })
    write(office, 'Everybody’s')
    await newContact('Mine')
    await sync(office)
    await forgetTeam({ wipe: false })
    expect(await names()).toEqual(['Ana’s', 'Everybody’s', 'Mine'])
    const db = await database()
    expect((await db.contacts.toArray()).flatMap(({ ownerId }) => ownerId ?? [])).toEqual([])
    expect(await db.syncRows.count()).toBe(0)
    await expectSoundDatabase()
  })

  test('goes on where a worker died in it', async () => {
    const office = await joinOffice('owner')
    for (let count = 0; count < 5; count++) write(office, `Theirs ${count}`)
    await pullAll(office)
    for (let writes = 1; writes < 40; writes += 6) await dieAfter(writes, () => forgetTeam({ wipe: true }))
    await forgetTeam({ wipe: true })
    expect(await names()).toEqual([])
    await expectSoundDatabase()
  })
})
