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

describe('a push', () => {
  test('stores each field with its clock, tells the others, and answers the row', async () => {
    const team = await createTeam()
    const rep = await team.join('rep')
    const pen = createPen(team, rep)
    const { status, body } = await pen.push([
      pen.mut('contacts', 'ana', { ownerId: rep.userId, name: 'Ana' }),
      pen.mut('notes', 'n1', { contactId: 'ana', text: 'Calls on Monday' }, { parent: 'ana' }),
    ])
    expect(status).toBe(200)
    expect(body.res).toEqual([
      { n: 1, st: 'ok', seq: 1 },
      { n: 2, st: 'ok', seq: 2 },
    ])
    expect(body).toMatchObject({ gen: team.gen, now: team.clock.now, last_n: 2, evict: [] })
    const stamp = `${team.clock.now.toString(36)}~${pen.client}`
    expect(body.rows[1]).toEqual({
      tbl: 'notes',
      id: 'n1',
      bucket: `o:${rep.userId}`,
      parent: 'ana',
      seq: 2,
      data: { contactId: 'ana', text: 'Calls on Monday' },
      clk: { contactId: stamp, text: stamp },
    })
    expect(await team.rows()).toEqual(body.rows)
    expect(team.written).toEqual([{ ws: team.ws, client: pen.client, rows: body.rows, gone: [] }])
  })

  test('that came twice does nothing twice, and answers what came of it and the rows', async () => {
    const team = await createTeam()
    const rep = await team.join('rep')
    const pen = createPen(team, rep)
    const muts = [
      pen.mut('contacts', 'ana', { ownerId: rep.userId, name: 'Ana' }),
      pen.mut('tagRules', 'rule', { name: 'Not mine to write' }),
    ]
    const first = await pen.push(muts)
    const rows = await team.rows()
    const again = await pen.push(muts)
    expect(again.body.res).toEqual(first.body.res.map((outcome) => ({ ...outcome, dup: true })))
    expect(again.body.rows).toEqual(first.body.rows)
    expect(again.body.last_n).toBe(2)
    expect(await team.rows()).toEqual(rows)
    expect(team.written).toHaveLength(1)
  })

  test('with one mutation in it twice does it once', async () => {
    const team = await createTeam()
    const pen = createPen(team, await team.join('rep'))
    const mut = pen.mut('tags', 'vip', { name: 'VIP' })
    const { body } = await pen.push([mut, mut])
    expect(body.res).toEqual([
      { n: 1, st: 'ok', seq: 1 },
      { n: 1, st: 'ok', seq: 1, dup: true },
    ])
  })

  test('is known by its mutations under another client and other numbers too', async () => {
    const team = await createTeam()
    const rep = await team.join('rep')
    const pen = createPen(team, rep)
    const mut = pen.mut('tags', 'vip', { name: 'VIP' })
    await pen.push([mut])
    const renamed = createPen(team, rep)
    const { body } = await renamed.push([
      { ...mut, n: 1 },
      renamed.mut('tags', 'new', { name: 'New' }, { n: 2 }),
    ])
    expect(body.res).toMatchObject([
      { n: 1, st: 'ok', dup: true },
      { n: 2, st: 'ok' },
    ])
    expect(body.last_n).toBe(2)
  })

  test('with a gap is refused as a whole', async () => {
    const team = await createTeam()
    const pen = createPen(team, await team.join('rep'))
    const muts = [pen.mut('tags', 'vip', { name: 'VIP' }), pen.mut('tags', 'new', { name: 'New' }, { n: 3 })]
    expect(await pen.push(muts)).toMatchObject({ status: 409, body: { code: 'MUTATION_GAP' } })
    expect(await team.rows()).toEqual([])
    expect(await pen.push(muts.slice(0, 1))).toMatchObject({ status: 200 })
  })

  test('with a number that was used for something else is refused: the profile was set back', async () => {
    const team = await createTeam()
    const pen = createPen(team, await team.join('rep'))
    await pen.push([pen.mut('tags', 'vip', { name: 'VIP' })])
    const answer = await pen.push([pen.mut('tags', 'new', { name: 'New' }, { n: 1 })])
    expect(answer).toMatchObject({ status: 409, body: { code: 'CLIENT_FORKED' } })
  })

  test('under the name of a client of another device is refused: the profile was copied', async () => {
    const team = await createTeam()
    const rep = await team.join('rep')
    const pen = createPen(team, rep)
    await pen.push([pen.mut('tags', 'vip', { name: 'VIP' })])
    const copy = createPen(team, await team.addDevice(rep.userId), pen.client)
    const answer = await copy.push([copy.mut('tags', 'new', { name: 'New' }, { n: 2 })])
    expect(answer).toMatchObject({ status: 409, body: { code: 'CLIENT_FORKED' } })
  })

  test('of another timeline is refused and told which one it is now', async () => {
    const team = await createTeam()
    const pen = createPen(team, await team.join('rep'))
    const muts = [pen.mut('tags', 'vip', { name: 'VIP' })]
    expect(await pen.push(muts, { gen: 'before' })).toEqual({
      status: 409,
      body: { code: 'GEN_CHANGED', detail: team.gen },
    })
  })

  test('is judged mutation by mutation: what is bad does not keep back what is good', async () => {
    const team = await createTeam()
    const rep = await team.join('rep')
    const pen = createPen(team, rep)
    const { body } = await pen.push([
      pen.mut('tags', 'a', { name: 'A' }),
      { ...pen.mut('tags', 'b', { name: 'B' }), ops: { 'no field': { v: 1, t: 1, b: null } } },
      pen.mut('tagRules', 'rule', { name: 'Rule' }),
      pen.mut('contacts', 'nobodys', { name: 'Nobody’s' }),
      pen.mut('notes', 'n1', { text: 'Of nobody' }, { parent: 'unheard-of' }),
      pen.mut('holograms', 'h1', { name: 'Of a later version' }),
      pen.mut('tags', 'c', { name: 'C' }),
    ])
    expect(body.res.map(({ st, code }) => [st, code])).toEqual([
      ['ok', undefined],
      ['invalid', 'SCHEMA'],
      ['denied', 'RIGHTS'],
      ['invalid', 'OWNER'],
      ['denied', 'PARENT'],
      ['parked', undefined],
      ['ok', undefined],
    ])
    expect((await team.rows()).map(({ id }) => id)).toEqual(['a', 'c'])
  })

  test('keeps fields it does not know, and an older client does not overwrite them', async () => {
    const team = await createTeam()
    const rep = await team.join('rep')
    const [newer, older] = [createPen(team, rep), createPen(team, rep)]
    await newer.push([newer.mut('tags', 'vip', { name: 'VIP', hologram: { a: [1] } })])
    await older.push([older.mut('tags', 'vip', { color: 'red' })])
    expect((await rowOf(team, 'tags', 'vip'))?.data).toEqual({
      name: 'VIP',
      hologram: { a: [1] },
      color: 'red',
    })
  })

  test('tries again what was parked, once the table is known', async () => {
    const team = await createTeam()
    const pen = createPen(team, await team.join('rep'))
    const mut = pen.mut('holograms', 'h1', { name: 'Later' })
    expect((await pen.push([mut])).body.res).toEqual([{ n: 1, st: 'parked' }])
    expect((await pen.push([mut])).body.res).toEqual([{ n: 1, st: 'parked', dup: true }])
    // The same mutation, of a table that this version knows: as if the server had been updated.
    const known = { ...mut, tbl: 'tags' }
    expect((await pen.push([known])).body.res).toEqual([{ n: 1, st: 'ok', seq: 1 }])
    expect((await pen.push([known])).body.res).toEqual([{ n: 1, st: 'ok', seq: 1, dup: true }])
  })

  test('stands although nobody can be told', async () => {
    const team = await createTeam()
    const pen = createPen(team, await team.join('rep'))
    const failures: string[] = []
    team.services.log.error = (event) => void failures.push(event)
    team.services.live.written = () => Promise.reject(new Error('no line'))
    expect((await pen.push([pen.mut('tags', 'vip', { name: 'VIP' })])).status).toBe(200)
    expect(failures).toEqual(['push not told'])
  })

  test('is judged by the rights as they are when it is its turn, not as they were when it came', async () => {
    const team = await createTeam()
    const rep = await team.join('rep', ['north'])
    const pen = createPen(team, rep)
    await pen.push([pen.mut('contacts', 'ana', { ownerId: rep.userId, teamId: 'north', name: 'Ana' })])
    const { bucketsOf } = team.services.access
    let isFirst = true
    team.services.access.bucketsOf = async (caller) => {
      const buckets = await bucketsOf(caller)
      if (isFirst) await team.setTeams(rep.userId, [])
      isFirst = false
      return buckets
    }
    const { body } = await pen.push([pen.mut('contacts', 'ana', { name: 'Anna' })])
    expect(body.res).toEqual([{ n: 2, st: 'denied', code: 'RIGHTS' }])
    expect(body.rows).toEqual([])
  })

  test('of a device that is revoked meanwhile is refused', async () => {
    const team = await createTeam()
    const rep = await team.join('rep')
    const pen = createPen(team, rep)
    const { bucketsOf } = team.services.access
    team.services.access.bucketsOf = async (caller) => {
      await team.db.own((tx) =>
        tx.query('update devices set revoked_at = now() where id = $1', [rep.deviceId]),
      )
      return bucketsOf(caller)
    }
    const answer = await pen.push([pen.mut('tags', 'vip', { name: 'VIP' })])
    expect(answer).toMatchObject({ status: 401, body: { code: 'DEVICE_REVOKED' } })
    expect(await team.rows()).toEqual([])
  })
})

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
    expect((await other.push([early], { now: sentAt })).body.res).toMatchObject([
      { st: 'ok', lost: ['name'] },
    ])
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
    expect(body.res).toEqual([{ n: 1, st: 'ok', lost: ['name'], seq: 2 }])
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

  test('must go to somebody who is there', async () => {
    const team = await createTeam()
    const boss = await team.join('owner')
    const pen = createPen(team, boss)
    await pen.push([pen.mut('contacts', 'ana', { ownerId: boss.userId, name: 'Ana' })])
    const { body } = await pen.push([
      pen.mut('contacts', 'ana', { ownerId: randomUUID() }),
      pen.mut('contacts', 'ana', { teamId: 'west' }),
      pen.mut('contacts', 'ana', { ownerId: 7 }),
    ])
    expect(body.res.map(({ st, code }) => [st, code])).toEqual([
      ['invalid', 'OWNER'],
      ['invalid', 'TEAM'],
      ['invalid', 'OWNER'],
    ])
  })
})
