import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createPen } from './pen.ts'
import { createTeam, type Team } from './team.ts'

/** What is stored of a row, whoever may see it. */
async function rowOf(team: Team, tbl: string, id: string) {
  return (await team.rows()).find((row) => row.tbl === tbl && row.id === id)
}

async function historyOf(team: Team) {
  return team.db.own((tx) =>
    tx.query('select field, value, kind, user_id as "userId" from history where ws = $1 order by seq, kind', [
      team.ws,
    ]),
  )
}

describe('a conflict', () => {
  test('between two who did not know: the later stands, by right clocks; the other one is kept', async () => {
    const team = await createTeam()
    const [rep, boss] = [await team.join('rep'), await team.join('owner')]
    const [pen, other] = [createPen(team, rep), createPen(team, boss)]
    await pen.push([pen.mut('contacts', 'ana', { ownerId: rep.userId, name: 'Ana' })])
    const b = (await rowOf(team, 'contacts', 'ana'))?.clk.name ?? ''
    team.clock.now += 10_000
    const late = pen.mut('contacts', 'ana', { name: 'Later' }, { b, t: team.clock.now - 1_000 })
    // Its clock is five days ahead, and says so; in truth it was written before the other one.
    const sentAt = team.clock.now + 5 * 86_400_000
    const early = other.mut('contacts', 'ana', { name: 'Earlier' }, { b, t: sentAt - 2_000 })
    await pen.push([late])
    const by = { name: { id: rep.userId, name: 'Somebody' } }
    const lost = { n: 1, st: 'ok', lost: ['name'], by }
    expect((await other.push([early], { now: sentAt })).body.res).toMatchObject([lost])
    // Whoever asks again, since the answer was lost, is told the same.
    expect((await other.push([early], { now: sentAt })).body.res).toMatchObject([{ ...lost, dup: true }])
    expect((await rowOf(team, 'contacts', 'ana'))?.data.name).toBe('Later')
    expect(await historyOf(team)).toEqual([
      { field: 'name', value: 'Earlier', kind: 'lost', userId: boss.userId },
    ])
    const later = other.mut('contacts', 'ana', { name: 'Latest' }, { b, t: sentAt - 500 })
    expect((await other.push([later], { now: sentAt })).body.res).toEqual([{ n: 2, st: 'ok', seq: 4 }])
    expect((await historyOf(team)).at(-1)).toEqual({
      field: 'name',
      value: 'Later',
      kind: 'replaced',
      userId: rep.userId,
    })
  })

  test('in one field leaves the others of the mutation as they were written', async () => {
    const team = await createTeam()
    const [one, two] = [createPen(team, await team.join('rep')), createPen(team, await team.join('rep'))]
    await one.push([one.mut('tags', 'vip', { name: 'One' })])
    const { body } = await two.push([two.mut('tags', 'vip', { name: 'Two', color: 'red' }, { t: 0 })])
    expect(body.res).toMatchObject([{ n: 1, st: 'ok', lost: ['name'], seq: 2 }])
    expect(body.rows[0]?.data).toEqual({ name: 'One', color: 'red' })
  })

  test('is none when both wrote the same', async () => {
    const team = await createTeam()
    const [one, two] = [createPen(team, await team.join('rep')), createPen(team, await team.join('rep'))]
    await one.push([one.mut('tags', 'vip', { name: 'VIP' })])
    const { body } = await two.push([two.mut('tags', 'vip', { name: 'VIP' }, { t: 0 })])
    expect(body.res).toEqual([{ n: 1, st: 'ok', seq: 1 }])
    expect(await historyOf(team)).toEqual([])
  })

  test('is none between elements of a set', async () => {
    const team = await createTeam()
    const rep = await team.join('rep')
    const [one, two] = [createPen(team, rep), createPen(team, rep)]
    await one.push([one.mut('contacts', 'ana', { ownerId: rep.userId, 'tags.a': 1 })])
    await two.push([two.mut('contacts', 'ana', { 'tags.b': 1 })])
    expect((await rowOf(team, 'contacts', 'ana'))?.data).toMatchObject({ 'tags.a': 1, 'tags.b': 1 })
  })
})

describe('a contact that goes to somebody else', () => {
  test('takes along what belongs to it; the old bucket keeps that it is gone, and the giver lets go', async () => {
    const team = await createTeam()
    const [rep, other] = [await team.join('rep'), await team.join('rep')]
    const pen = createPen(team, rep)
    await pen.push([
      pen.mut('contacts', 'ana', { ownerId: rep.userId, name: 'Ana' }),
      pen.mut('notes', 'n1', { contactId: 'ana', text: 'One' }),
      pen.mut('deals', 'd1', { contactId: 'ana', title: 'Boat' }),
    ])
    const before = await pen.pull()
    const { body } = await pen.push([pen.mut('contacts', 'ana', { ownerId: other.userId })])
    expect(body.rows).toEqual([])
    expect(body.evict.map(({ id, bucket }) => [id, bucket])).toEqual([
      ['ana', `o:${rep.userId}`],
      ['n1', `o:${rep.userId}`],
      ['d1', `o:${rep.userId}`],
    ])
    const after = await pen.pull(before.body.cursors)
    expect(after.body).toMatchObject({ rows: [], gone: body.evict })
    const theirs = await createPen(team, other).pull()
    expect(theirs.body.rows.map(({ id }) => id)).toEqual(['ana', 'n1', 'd1'])
    expect(team.written.at(-1)).toMatchObject({ rows: theirs.body.rows, gone: body.evict })
  })

  test('is out of reach for what the giver does next, in the same push too', async () => {
    const team = await createTeam()
    const [rep, other] = [await team.join('rep'), await team.join('rep')]
    const pen = createPen(team, rep)
    const { body } = await pen.push([
      pen.mut('contacts', 'ana', { ownerId: rep.userId, name: 'Ana' }),
      pen.mut('notes', 'n1', { contactId: 'ana', text: 'One' }),
      pen.mut('contacts', 'ana', { ownerId: other.userId }),
      pen.mut('notes', 'n1', { text: 'Two' }),
      pen.mut('notes', 'n2', { contactId: 'ana', text: 'Three' }),
    ])
    expect(body.res.map(({ st }) => st)).toEqual(['ok', 'ok', 'ok', 'denied', 'denied'])
    expect((await team.rows()).map(({ bucket }) => bucket)).toEqual([
      `o:${other.userId}`,
      `o:${other.userId}`,
    ])
    expect(body.evict).toHaveLength(2)
  })

  test('comes back whole', async () => {
    const team = await createTeam()
    const [rep, boss] = [await team.join('rep'), await team.join('owner')]
    const [pen, chief] = [createPen(team, rep), createPen(team, boss)]
    await pen.push([
      pen.mut('contacts', 'ana', { ownerId: rep.userId, name: 'Ana' }),
      pen.mut('notes', 'n1', { contactId: 'ana', text: 'One' }),
    ])
    for (const ownerId of [boss.userId, rep.userId]) {
      await chief.push([chief.mut('contacts', 'ana', { ownerId }, { t: (team.clock.now += 1_000) })])
    }
    const { body } = await pen.pull({ [`o:${rep.userId}`]: 2 })
    expect(body.rows.map(({ id, bucket }) => [id, bucket])).toEqual([
      ['ana', `o:${rep.userId}`],
      ['n1', `o:${rep.userId}`],
    ])
    // Each row is newer than the word that it was gone.
    for (const gone of body.gone)
      expect(body.rows.find(({ id }) => id === gone.id)?.seq).toBeGreaterThan(gone.seq)
  })

  test('who is shown to single people stays with them, and the rights are others for its new owner', async () => {
    const team = await createTeam()
    const [rep, other] = [await team.join('rep'), await team.join('rep')]
    const pen = createPen(team, rep)
    await pen.push([pen.mut('contacts', 'ana', { ownerId: rep.userId, name: 'Ana' })])
    await team.share('ana', rep.userId)
    expect((await rowOf(team, 'contacts', 'ana'))?.bucket).toBe('c:ana')
    const rights = await team.rights()
    await pen.push([pen.mut('contacts', 'ana', { ownerId: other.userId })])
    expect((await rowOf(team, 'contacts', 'ana'))?.bucket).toBe('c:ana')
    expect(await team.rights()).toBe(rights + 1)
  })

  test('is made by nobody who may only look, and that is what they are told', async () => {
    const team = await createTeam()
    const viewer = await team.join('viewer')
    const pen = createPen(team, viewer)
    const { body } = await pen.push([pen.mut('contacts', 'ana', { ownerId: viewer.userId, name: 'Ana' })])
    expect(body.res).toEqual([{ n: 1, st: 'denied', code: 'RIGHTS' }])
    expect(await team.rows()).toEqual([])
  })

  test('must go to somebody who is there and may work on it', async () => {
    const team = await createTeam()
    const boss = await team.join('owner')
    const viewer = await team.join('viewer')
    const pen = createPen(team, boss)
    await pen.push([pen.mut('contacts', 'ana', { ownerId: boss.userId, name: 'Ana' })])
    const { body } = await pen.push([
      pen.mut('contacts', 'ana', { ownerId: randomUUID() }),
      pen.mut('contacts', 'ana', { ownerId: viewer.userId }),
      pen.mut('contacts', 'ana', { teamId: 'west' }),
      pen.mut('contacts', 'ana', { ownerId: 7 }),
    ])
    expect(body.res.map(({ st, code }) => [st, code])).toEqual([
      ['invalid', 'OWNER'],
      ['invalid', 'OWNER'],
      ['invalid', 'TEAM'],
      ['invalid', 'OWNER'],
    ])
  })
})
