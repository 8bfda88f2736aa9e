import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { partsOf } from '../../../backend/src/sync/stamp.ts'
import { createPen } from './pen.ts'
import { createTeam, type Person, type Team } from './team.ts'

let team: Team
let rep: Person
let other: Person

beforeAll(async () => {
  team = await createTeam()
  rep = await team.join('rep')
  other = await team.join('rep')
  const theirs = createPen(team, other)
  await theirs.push([
    theirs.mut('contacts', 'ben', { ownerId: other.userId, name: 'Ben' }),
    theirs.mut('notes', 'of-ben', { contactId: 'ben', text: 'Secret' }),
    theirs.mut('replies', 'own', { ownerId: other.userId, body: 'Own' }),
  ])
})

async function outcomeOf(muts: (pen: ReturnType<typeof createPen>) => unknown[]) {
  const pen = createPen(team, rep)
  const { status, body } = await pen.push(muts(pen))
  expect(status).toBe(200)
  return { outcomes: body.res.map(({ st, code }) => [st, code]), rows: body.rows, evict: body.evict }
}

describe('a hostile client', () => {
  test('neither reads nor writes what others have, by any name', async () => {
    const before = await team.rows()
    const { outcomes, rows, evict } = await outcomeOf((pen) => [
      pen.mut('contacts', 'ben', { name: 'Mine' }),
      pen.mut('contacts', 'ben', { ownerId: rep.userId }),
      pen.mut('notes', 'of-ben', { text: 'Mine' }),
      pen.mut('notes', 'new', { text: 'Mine' }, { parent: 'ben' }),
      pen.mut('notes', 'new', { contactId: 'ben' }),
      pen.mut('replies', 'own', { body: 'Mine' }),
      pen.mut('replies', 'for-them', { ownerId: other.userId, body: 'Mine' }),
      pen.mut('contacts', 'cho', { ownerId: other.userId, name: 'Planted' }),
      pen.mut('contacts', 'cho', { ownerId: rep.userId, teamId: 'north', name: 'Planted' }),
      pen.mut('preferences', 'p1', { ownerId: other.userId, language: 'x' }),
    ])
    expect(new Set(outcomes.map(([st]) => st))).toEqual(new Set(['denied']))
    expect({ rows, evict }).toEqual({ rows: [], evict: [] })
    expect(await team.rows()).toEqual(before)
  })

  test('does not learn whether a contact of others exists', async () => {
    const ask = (id: string) =>
      outcomeOf((pen) => [pen.mut('notes', `n-${randomUUID()}`, { text: 'x' }, { parent: id })])
    expect(await ask('ben')).toEqual(await ask('nobody-at-all'))
  })

  test('cannot tie a row of its own to a contact of others', async () => {
    const { outcomes } = await outcomeOf((pen) => [
      pen.mut('contacts', 'dia', { ownerId: rep.userId, name: 'Dia' }),
      pen.mut('notes', 'of-dia', { contactId: 'dia', text: 'x' }),
      pen.mut('notes', 'of-dia', { contactId: 'ben' }),
      pen.mut('notes', 'two', { contactId: 'dia' }, { parent: 'ben' }),
      pen.mut('notes', 'three', { contactId: ['dia'] }),
    ])
    expect(outcomes).toEqual([
      ['ok', undefined],
      ['ok', undefined],
      ['denied', 'PARENT'],
      ['invalid', 'PARENT'],
      ['invalid', 'PARENT'],
    ])
  })

  test('gets no bucket, workspace or number of its own choice', async () => {
    const forged = { bucket: `o:${other.userId}`, ws: 'ws-of-others', seq: 999_999, clk: { name: 'zzz~me' } }
    const { rows } = await outcomeOf((pen) => [
      { ...pen.mut('contacts', 'eve', { ownerId: rep.userId, name: 'Eve' }), ...forged },
    ])
    expect(rows[0]).toMatchObject({ bucket: `o:${rep.userId}`, data: { name: 'Eve' } })
    expect(rows[0]?.seq).toBeLessThan(1_000)
    expect(Object.keys(rows[0]?.clk ?? {})).toEqual(['ownerId', 'name'])
  })

  test('reaches no other workspace by the ids of its rows, mutations or clients', async () => {
    const elsewhere = await createTeam()
    const boss = await elsewhere.join('owner')
    const mine = createPen(elsewhere, boss)
    const theirs = createPen(team, rep)
    const mid = randomUUID()
    await theirs.push([theirs.mut('contacts', 'fay', { ownerId: rep.userId, name: 'Fay' }, { mid })])
    const before = await team.rows()
    const same = createPen(elsewhere, boss, theirs.client)
    const { body } = await same.push([
      same.mut('contacts', 'fay', { ownerId: boss.userId, name: 'Other Fay' }, { mid }),
    ])
    expect(body.res).toEqual([{ n: 1, st: 'ok', seq: 1 }])
    const wrong = mine.mut('contacts', 'gus', { ownerId: rep.userId, name: 'Gus' })
    expect((await mine.push([wrong])).body.res).toEqual([{ n: 1, st: 'invalid', code: 'OWNER' }])
    expect(await team.rows()).toEqual(before)
    expect(await theirs.push([wrong], { gen: elsewhere.gen })).toMatchObject({ status: 409 })
  })

  test('writes nothing in the future', async () => {
    const { rows } = await outcomeOf((pen) => [
      pen.mut('tags', 'future', { name: 'Mine for ever' }, { t: 8.64e15 }),
    ])
    expect(partsOf(rows[0]?.clk.name ?? '').ms).toBeLessThanOrEqual(team.clock.now)
    const honest = createPen(team, other)
    team.clock.now += 1_000
    await honest.push([honest.mut('tags', 'future', { name: 'Not for ever' })])
    expect((await team.rows()).find(({ id }) => id === 'future')?.data.name).toBe('Not for ever')
  })

  test.each<[string, unknown]>([
    ['too deep', { a: { b: { c: { d: { e: { f: 1 } } } } } }],
    ['a zero character', 'a\0b'],
    ['half of a pair', '\uD83D'],
    ['a name that objects have', { constructor: 1 }],
    ['a zero character in a name', { 'a\0': 1 }],
  ])('cannot store a value with %s', async (_, value) => {
    const { outcomes } = await outcomeOf((pen) => [
      pen.mut('tags', 'bad', { name: value as string }),
      pen.mut('tags', 'good', { name: 'Good' }),
    ])
    expect(outcomes).toEqual([
      ['invalid', 'SCHEMA'],
      ['ok', undefined],
    ])
  })

  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'a.b.c', 'A', ''])(
    'cannot name a field %j',
    async (field) => {
      const { outcomes } = await outcomeOf((pen) => {
        const ops = JSON.parse(`{"${field}":{"v":1,"t":1,"b":null}}`) as Record<string, unknown>
        return [{ ...pen.mut('tags', 'bad', { name: 'x' }), ops }]
      })
      expect(outcomes).toEqual([['invalid', 'SCHEMA']])
    },
  )

  test('cannot make a row larger than one may be, but smaller', async () => {
    const { outcomes } = await outcomeOf((pen) => [
      pen.mut('tags', 'large', { name: 'x'.repeat(150_000) }),
      pen.mut('tags', 'large', { more: 'x'.repeat(150_000) }),
      pen.mut('tags', 'large', { name: 'x'.repeat(100) }),
      pen.mut('tags', 'large', { more: 'x'.repeat(150_000) }),
    ])
    expect(outcomes).toEqual([
      ['ok', undefined],
      ['invalid', 'TOO_LARGE'],
      ['ok', undefined],
      ['ok', undefined],
    ])
  })

  test('is answered, never failed, whatever it sends', async () => {
    const { post } = team.as(rep.deviceId)
    const op = fc.record({
      v: fc.jsonValue({ maxDepth: 7 }),
      t: fc.nat(),
      b: fc.constantFrom(null, '1~abc', 'x'),
    })
    const mut = fc.record(
      {
        n: fc.oneof(fc.constant(1), fc.anything()),
        mid: fc.oneof(fc.uuid(), fc.string()),
        tbl: fc.constantFrom(
          'contacts',
          'notes',
          'tags',
          'rows; drop table rows',
          '__proto__',
          'x'.repeat(99),
        ),
        id: fc.oneof(fc.constantFrom('ben', "'", 'ws'), fc.string({ unit: 'binary' })),
        parent: fc.oneof(fc.constantFrom('ben', null), fc.string({ unit: 'binary' })),
        sv: fc.constant(1),
        ops: fc.dictionary(fc.constantFrom('name', 'ownerId', 'teamId', 'contactId', 'tags.a', '$1'), op),
      },
      { requiredKeys: ['n', 'mid', 'tbl', 'id', 'ops'] },
    )
    const body = fc.record(
      {
        client: fc.oneof(fc.uuid(), fc.string()),
        gen: fc.constantFrom(team.gen, 'x'),
        acked: fc.constant(0),
        now: fc.nat(),
        muts: fc.array(fc.oneof(mut, fc.anything()), { maxLength: 3 }),
        cursors: fc.dictionary(fc.constantFrom('ws', 'o:x', '__proto__', 'x'), fc.integer()),
        limit: fc.integer({ min: -1, max: 3_000 }),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('push', 'pull'),
        fc.oneof(body, fc.jsonValue()),
        async (what, sent) => {
          const text = JSON.stringify(sent, (_, value: unknown) =>
            typeof value === 'bigint' ? String(value) : value,
          )
          const { status } = await post(`/v1/sync/${what}`, JSON.parse(text ?? 'null'))
          expect([200, 400, 409, 410]).toContain(status)
        },
      ),
      { numRuns: Number(process.env.CHATSIDE_RUNS ?? 60) },
    )
  })
})
