import { describe, expect, test } from 'vitest'
import { createPen } from './pen.ts'
import { createTeam } from './team.ts'

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
    expect((await team.rows())[0]?.data).toEqual({
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
