import { describe, expect, test } from 'vitest'
import { applyDelta, beginAnew } from '@/storage/sync/apply'
import { database } from '@/storage/database'
import { readLink } from '@/storage/sync/link'
import { resendSince, settlePush, startClient } from '@/storage/sync/outbox'
import { newId } from '@/utils/ids'
import { askUi, passTime, T0, useFreshBackground } from '../../helpers/background'
import { expectSoundDatabase } from '../../helpers/rows'
import { BEN, companyOf, save, SECOND_MS, send, shared } from './support/collide'
import { ANA, ME, pullAll, push, sync } from './support/member'
import type { Office } from './support/office'

const BLIND = { blind: true }

useFreshBackground()

/** What one is told of: one's own value, and the one that stands. */
async function told(): Promise<unknown[][]> {
  const { rows } = await askUi('team.conflicts', { limit: 50 })
  return rows.map(({ mine, theirs }) => [mine, theirs])
}

describe('whose value came first and was overwritten by somebody who had not seen it', () => {
  test('is told so, with both values and by whom, and can put it back for everybody', async () => {
    const { office, id } = await shared()
    await save(id, 'Mine')
    await sync(office)
    passTime(SECOND_MS)
    office.write(ANA, 'contacts', id, { company: 'Theirs', updatedAt: T0 + 1 }, BLIND)
    await pullAll(office)
    const [conflict, ...others] = (await askUi('team.conflicts', { limit: 10 })).rows
    expect(conflict).toMatchObject({
      table: 'contacts',
      contactId: id,
      field: 'company',
      mine: 'Mine',
      theirs: 'Theirs',
      by: { id: ANA, name: 'Ana' },
      title: 'Maria',
    })
    expect(others).toEqual([])
    const { undoId } = await askUi('team.resolve', { id: conflict!.id, keep: 'mine' })
    await sync(office)
    expect(office.row('contacts', id)).toMatchObject({ data: { company: 'Mine' } })
    expect(office.row('contacts', id).unseen ?? {}).not.toHaveProperty('company')
    await askUi('undo', { undoId: undoId! })
    await sync(office)
    expect(office.row('contacts', id).data['company']).toBe('Theirs')
    expect(await told()).toEqual([])
    await expectSoundDatabase()
  })

  test('is told once, however often the row comes, and never again once that is settled', async () => {
    const { office, id } = await shared()
    await save(id, 'Mine')
    await sync(office)
    passTime(SECOND_MS)
    const delta = office.write(ANA, 'contacts', id, { company: 'Theirs' }, BLIND)
    expect(await applyDelta(delta)).toBe('applied')
    await pullAll(office)
    expect(await told()).toEqual([['Mine', 'Theirs']])
    const [conflict] = (await askUi('team.conflicts', { limit: 10 })).rows
    await askUi('team.resolve', { id: conflict!.id, keep: 'theirs' })
    await beginAnew()
    await pullAll(office)
    office.write(ANA, 'contacts', id, { role: 'Buyer' })
    await pullAll(office)
    expect(office.row('contacts', id).unseen).toHaveProperty('company')
    expect(await told()).toEqual([])
  })

  test('is told of what stands by then, though its writer knew what they changed', async () => {
    const { office, id } = await shared()
    await save(id, 'Mine')
    await sync(office)
    passTime(SECOND_MS)
    office.write(ANA, 'contacts', id, { company: 'Theirs' }, BLIND)
    office.write(BEN, 'contacts', id, { company: 'Of Ben' })
    await pullAll(office)
    const { rows } = await askUi('team.conflicts', { limit: 10 })
    expect(rows).toMatchObject([{ mine: 'Mine', theirs: 'Of Ben', by: { id: BEN } }])
    // Nobody here knows yet what Ben is called.
    expect(rows[0]!.by).not.toHaveProperty('name')
  })

  test('is told nothing when the value had been seen, is the same again, or was somebody else’s', async () => {
    const { office, id } = await shared()
    await save(id, 'Mine')
    await sync(office)
    passTime(SECOND_MS)
    office.write(ANA, 'contacts', id, { company: 'Seen and changed' })
    await pullAll(office)
    office.write(BEN, 'contacts', id, { company: 'Not seen' }, BLIND)
    await pullAll(office)
    await save(id, 'Mine')
    await sync(office)
    passTime(SECOND_MS)
    office.write(ANA, 'contacts', id, { company: 'Theirs' }, BLIND)
    office.write(ANA, 'contacts', id, { company: 'Mine' })
    await pullAll(office)
    expect(await told()).toEqual([])
  })

  test('hears nothing of a contact that went out of sight meanwhile, nor when it comes back', async () => {
    const { office, id } = await shared()
    await save(id, 'Mine')
    await sync(office)
    passTime(SECOND_MS)
    office.write(ANA, 'contacts', id, { company: 'Theirs' }, BLIND)
    office.write(ANA, 'contacts', id, { ownerId: ANA })
    await pullAll(office)
    expect(await (await database()).contacts.get(id)).toBeUndefined()
    office.write(ANA, 'contacts', id, { ownerId: ME })
    await pullAll(office)
    expect(await companyOf(id)).toBe('Theirs')
    expect(await told()).toEqual([])
  })

  test('is told by the name the browser had then, after the server was set back', async () => {
    const { office, id } = await shared()
    await save(id, 'Mine')
    await sync(office)
    passTime(SECOND_MS)
    office.write(ANA, 'contacts', id, { company: 'Theirs' }, BLIND)
    const link = (await readLink())!
    await startClient({ ...link, client: newId(), gen: 'gen-2' }, { keepOutbox: true })
    await resendSince(1e9)
    await sync(office)
    expect(await told()).toEqual([['Mine', 'Theirs']])
    expect(await companyOf(id)).toBe('Theirs')
  })
})

describe('who has written the same field again meanwhile', () => {
  async function twice(): Promise<{ office: Office; id: string }> {
    const { office, id } = await shared()
    await save(id, 'Mine')
    await sync(office)
    passTime(SECOND_MS)
    office.write(ANA, 'contacts', id, { company: 'Theirs' }, { blind: true, at: T0 + SECOND_MS })
    return { office, id }
  }

  test('is told nothing while that waits, nor when it stands', async () => {
    const { office, id } = await twice()
    passTime(SECOND_MS)
    await save(id, 'Mine again')
    await pullAll(office)
    expect(await told()).toEqual([])
    expect(await companyOf(id)).toBe('Mine again')
    await sync(office)
    expect(office.row('contacts', id).data['company']).toBe('Mine again')
    expect(await told()).toEqual([])
  })

  test('is told once when it comes too late: of the value they wrote last', async () => {
    const { office, id } = await shared()
    await save(id, 'Mine')
    await sync(office)
    await save(id, 'Mine again')
    passTime(SECOND_MS)
    office.write(ANA, 'contacts', id, { company: 'Theirs' }, BLIND)
    await pullAll(office)
    expect(await told()).toEqual([])
    await sync(office)
    await beginAnew()
    await sync(office)
    expect(await told()).toEqual([['Mine again', 'Theirs']])
  })

  test('is told of the first value when the later one is refused', async () => {
    const { office, id } = await twice()
    passTime(SECOND_MS)
    await save(id, 'Refused')
    await pullAll(office)
    expect(await told()).toEqual([])
    office.hire(ME, 'viewer')
    await sync(office)
    expect(await told()).toEqual([['Mine', 'Theirs']])
    expect((await askUi('team.refusals', { limit: 10 })).rows).toMatchObject([
      { values: { company: 'Refused' } },
    ])
    expect(await companyOf(id)).toBe('Theirs')
  })
})

describe('whose answer did not come before they were overwritten', () => {
  test('is told when it is asked for again', async () => {
    const { office, id } = await shared()
    await save(id, 'Mine')
    await push(office, { isLost: true })
    passTime(SECOND_MS)
    office.write(ANA, 'contacts', id, { company: 'Theirs' }, BLIND)
    await pullAll(office)
    expect(await told()).toEqual([])
    await sync(office)
    expect(await told()).toEqual([['Mine', 'Theirs']])
    expect(await companyOf(id)).toBe('Theirs')
  })

  test.each([
    [true, [['Mine', 'Theirs']]],
    [false, []],
  ])('has what stands, and is told when that was unseen (%s)', async (blind, what) => {
    const { office, id } = await shared()
    await save(id, 'Mine')
    const { sent, answer } = await send(office)
    passTime(SECOND_MS)
    await pullAll(office)
    expect(await applyDelta(office.write(ANA, 'contacts', id, { company: 'Theirs' }, { blind }))).toBe(
      'applied',
    )
    await settlePush(sent, answer)
    expect(await companyOf(id)).toBe('Theirs')
    expect(await told()).toEqual(what)
    await expectSoundDatabase()
  })
})
