import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Gone, SyncRow } from '../../../storage/sync/wire.ts'
import { createPen } from './pen.ts'
import { createTeam } from './team.ts'

test('a pull gives in pages all that there is, each thing once and in order', async () => {
  const team = await createTeam()
  const [rep, other] = [await team.join('rep', ['north']), await team.join('rep')]
  const pen = createPen(team, rep)
  const ids = Array.from({ length: 12 }, (_, at) => `contact-${at}`)
  await pen.push(ids.map((id) => pen.mut('contacts', id, { ownerId: rep.userId, name: id })))
  await pen.push(ids.slice(0, 4).map((id) => pen.mut('contacts', id, { teamId: 'north' })))
  await pen.push(ids.slice(8).map((id) => pen.mut('contacts', id, { ownerId: other.userId })))
  const all = (await pen.pull()).body
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (limit) => {
      const rows: SyncRow[] = []
      const gone: Gone[] = []
      let cursors = {}
      for (let isMore = true; isMore;) {
        const { body } = await pen.pull(cursors, limit)
        expect(body.rows.length + body.gone.length).toBeLessThanOrEqual(limit)
        rows.push(...body.rows)
        gone.push(...body.gone)
        isMore = body.more
        cursors = body.cursors
      }
      expect({ rows, gone, cursors }).toEqual({ rows: all.rows, gone: all.gone, cursors: all.cursors })
    }),
    { numRuns: 6 },
  )
  expect(all.rows.map(({ id }) => id).toSorted()).toEqual(ids.slice(0, 8).toSorted())
  expect(all.gone).toHaveLength(8)
})

test('a pull names only the buckets one may see, whatever cursors one has', async () => {
  const team = await createTeam()
  const [rep, other] = [await team.join('rep', ['north']), await team.join('rep')]
  const theirs = createPen(team, other)
  await theirs.push([theirs.mut('contacts', 'ben', { ownerId: other.userId, name: 'Ben' })])
  const mine = createPen(team, rep)
  const asked = { ws: 0, [`o:${other.userId}`]: 0, 't:south': 0, 'c:ben': 0 }
  const { body } = await mine.pull(asked)
  expect(Object.keys(body.cursors).toSorted()).toEqual([`o:${rep.userId}`, 't:north', 'ws'].toSorted())
  expect(body.rows).toEqual([])
  await team.setTeams(rep.userId, [])
  expect((await mine.pull(body.cursors)).body.cursors).not.toHaveProperty('t:north')
})

test('a gained bucket is given from its beginning', async () => {
  const team = await createTeam()
  const [rep, boss] = [await team.join('rep'), await team.join('owner')]
  const chief = createPen(team, boss)
  await chief.push([chief.mut('contacts', 'ana', { ownerId: boss.userId, teamId: 'north', name: 'Ana' })])
  const pen = createPen(team, rep)
  const before = await pen.pull()
  await team.setTeams(rep.userId, ['north'])
  const after = await pen.pull(before.body.cursors)
  expect(after.body.rows.map(({ id }) => id)).toEqual(['ana'])
  expect(after.body.epoch).not.toBe(before.body.epoch)
})

test('a cursor that is beyond the last number, or older than what is known to be gone, is refused', async () => {
  const team = await createTeam()
  const rep = await team.join('rep')
  const pen = createPen(team, rep)
  await pen.push(['a', 'b', 'c'].map((id) => pen.mut('tags', id, { name: id })))
  const ahead = { code: 'CURSOR_TOO_OLD', detail: 'ahead' }
  expect(await pen.pull({ ws: 4 })).toMatchObject({ status: 410, body: ahead })
  await team.db.own((tx) => tx.query('update workspaces set gone_floor = 2 where ws = $1', [team.ws]))
  expect(await pen.pull({ ws: 1 })).toEqual({ status: 410, body: { code: 'CURSOR_TOO_OLD' } })
  expect((await pen.pull({ ws: 2 })).status).toBe(200)
  expect((await pen.pull({ ws: 0 })).body.rows).toHaveLength(3)
})

test('a pull of another timeline is refused and told which one it is now', async () => {
  const team = await createTeam()
  const rep = await team.join('rep')
  const { status, body } = await team
    .as(rep.deviceId)
    .post('/v1/sync/pull', { client: 'client-1', gen: 'before', cursors: {}, limit: 1 })
  expect({ status, body }).toEqual({ status: 409, body: { code: 'GEN_CHANGED', detail: team.gen } })
})

test('rights that change between the question and the answer hold for the answer', async () => {
  const team = await createTeam()
  const [rep, boss] = [await team.join('rep', ['north']), await team.join('owner')]
  const chief = createPen(team, boss)
  const { bucketsOf } = team.services.access
  let isFirst = true
  team.services.access.bucketsOf = async (caller) => {
    const buckets = await bucketsOf(caller)
    if (isFirst && caller.userId === rep.userId) {
      isFirst = false
      await team.setTeams(rep.userId, [])
      await chief.push([chief.mut('contacts', 'ana', { ownerId: boss.userId, teamId: 'north', name: 'Ana' })])
    }
    return buckets
  }
  const { body } = await createPen(team, rep).pull()
  expect(body.rows).toEqual([])
  expect(body.cursors).not.toHaveProperty('t:north')
})

test('a device can compare a bucket with what it has, and only one it sees', async () => {
  const team = await createTeam()
  const rep = await team.join('rep')
  const pen = createPen(team, rep)
  await pen.push(['a', 'b', 'c'].map((id) => pen.mut('tags', id, { name: id })))
  const { get } = team.as(rep.deviceId)
  const hash = createHash('sha256').update('tags a 1\ntags b 2\n').digest('hex')
  expect(await get('/v1/sync/digest?bucket=ws&upto=2')).toEqual({ status: 200, body: { count: 2, hash } })
  const none = createHash('sha256').digest('hex')
  expect((await get(`/v1/sync/digest?bucket=o:${rep.userId}&upto=9`)).body).toEqual({ count: 0, hash: none })
  expect(await get('/v1/sync/digest?bucket=t:north&upto=2')).toMatchObject({ status: 403 })
  for (const query of ['', '?bucket=ws', '?bucket=ws&upto=-1', '?bucket=ws&upto=1e3', '?bucket=x&upto=1'])
    expect(await get(`/v1/sync/digest${query}`)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
})
