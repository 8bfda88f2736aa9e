import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyDelta, beginAnew } from '@/storage/sync/apply'
import { database } from '@/storage/database'
import { readLink } from '@/storage/sync/link'
import { nextMutations, resendSince, settlePush, startClient } from '@/storage/sync/outbox'
import type { Mutation, PushAnswer } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { askUi, passTime, T0, useFreshBackground } from '../../helpers/background'
import { expectSoundDatabase } from '../../helpers/rows'
import { ANA, joinOffice, ME, pullAll, push, sync } from './support/member'
import type { Office } from './support/office'

/** More of them by hand: CHATSIDE_RUNS=500. */
const RUNS = Number(process.env['CHATSIDE_RUNS'] ?? 12)
const BEN = 'user-ben'
const SECOND_MS = 1_000
const BLIND = { blind: true }

useFreshBackground()

/** A team in which everybody has a contact. */
async function shared(more: Record<string, string> = {}): Promise<{ office: Office; id: string }> {
  const office = await joinOffice()
  office.hire(BEN, 'rep')
  const db = await database()
  const ana = { id: ANA, name: 'Ana', role: 'owner', hasLeft: false }
  await db.syncState.put({ id: 'colleagues', value: { epoch: 'first', people: [ana] } })
  return { office, id: await contactIn(office, more) }
}

async function contactIn(office: Office, more: Record<string, string> = {}): Promise<string> {
  const id = newId()
  const times = { createdAt: T0, updatedAt: T0 }
  office.write(ANA, 'contacts', id, { kind: 'person', name: 'Maria', ownerId: null, ...times, ...more })
  await pullAll(office)
  return id
}

async function save(id: string, company: string): Promise<void> {
  await askUi('contacts.save', { target: { contactId: id }, id, patch: { company } })
}

/** What one is told of: one's own value, and the one that stands. */
async function told(): Promise<unknown[][]> {
  const { rows } = await askUi('team.conflicts', { limit: 50 })
  return rows.map(({ mine, theirs }) => [mine, theirs])
}

async function companyOf(id: string): Promise<string | undefined> {
  return (await (await database()).contacts.get(id))?.company
}

/** Sends what waits. @returns the answer, still on its way. */
async function send(office: Office): Promise<{ sent: Mutation[]; answer: PushAnswer }> {
  const sent = await nextMutations(50)
  return { sent, answer: office.push(ME, (await readLink())!.client, sent) }
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

type Step =
  | { do: 'save' | 'push' | 'lost' | 'pull' | 'late' }
  | { do: 'write'; blind: boolean; isLate: boolean }
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom('save' as const, 'push' as const, 'pull' as const) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('lost' as const, 'late' as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('write' as const), blind: fc.boolean(), isLate: fc.boolean() }),
    },
  ),
  { minLength: 4, maxLength: 16, size: 'max' },
)

/** Does it. @returns one's own values that somebody else's took the place of unseen, or that came too late. */
async function play(
  office: Office,
  id: string,
  all: readonly Step[],
): Promise<{ beaten: string[]; last?: string }> {
  const beaten: string[] = []
  let last: string | undefined
  let onTheWay: Awaited<ReturnType<typeof send>> | undefined
  const note = (answer: PushAnswer, sent: readonly Mutation[]): void => {
    for (const [at, { lost = [] }] of answer.res.entries())
      if (lost.includes('company')) beaten.push(sent[at]!.ops['company']!.v as string)
  }
  for (const [at, step] of all.entries()) {
    passTime(SECOND_MS)
    if (step.do === 'save') await save(id, (last = `Mine ${newId()}`))
    else if (step.do === 'pull') await pullAll(office)
    else if (step.do === 'write') {
      const before = office.row('contacts', id).data['company']
      const how = { blind: step.blind, at: T0 + (step.isLate ? 1e9 : at) }
      office.write(ANA, 'contacts', id, { company: `Theirs ${newId()}` }, how)
      const isMine = typeof before === 'string' && before.startsWith('Mine')
      if (isMine && step.blind && office.row('contacts', id).data['company'] !== before) beaten.push(before)
    } else {
      const sent = await send(office)
      note(sent.answer, sent.sent)
      if (step.do === 'push') await settlePush(sent.sent, sent.answer)
      else if (step.do === 'late') onTheWay = sent
      if (step.do !== 'push') continue
    }
    if (onTheWay !== undefined && step.do === 'pull') await settlePush(onTheWay.sent, onTheWay.answer)
  }
  for (let answer = await send(office); answer.sent.length > 0; answer = await send(office)) {
    note(answer.answer, answer.sent)
    await settlePush(answer.sent, answer.answer)
  }
  await sync(office)
  return { beaten, ...(last !== undefined && { last }) }
}

test('Whatever comes in between, each is told once of a value that was beaten, and has what stands', async () => {
  const { office } = await shared()
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const id = await contactIn(office)
      const { beaten, last } = await play(office, id, all)
      const { rows } = await askUi('team.conflicts', { limit: 200 })
      const mine = rows.filter(({ rowId }) => rowId === id).map((row) => row.mine)
      expect(new Set(mine).size).toBe(mine.length)
      for (const value of mine) expect(beaten).toContain(value)
      // Of what they have written over themselves nobody needs to be told.
      const stands = office.row('contacts', id).data['company']
      if (last !== undefined && beaten.includes(last) && stands !== last) expect(mine).toContain(last)
      expect((await companyOf(id)) ?? null).toBe(stands ?? null)
      for (const row of rows) await askUi('team.resolve', { id: row.id, keep: 'theirs' })
    }),
    { numRuns: RUNS },
  )
})
