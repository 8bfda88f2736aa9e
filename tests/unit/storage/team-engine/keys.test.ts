import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settle } from './support/compare'
import { until } from './support/net'
import { ask, hire, startTeam, type Team } from './support/team'
import type { World } from './support/world'
import { addDevice, keysOf, mayRead, revoke, sealedBy } from './support/keys-of'

let team: Team
let ana: World
let bruno: World
let eva: World

beforeAll(async () => {
  team = await startTeam()
  ana = team.ana
  expect((await keysOf(ana)).epochs).toEqual([1])
  bruno = await hire(team, 'Bruno', 'rep')
  eva = await hire(team, 'Eva', 'manager')
})

afterAll(async () => {
  for (const { worker } of [ana, bruno, eva]) await worker.commands.stop()
  expect(team.server.errors).toEqual([])
  await team.server.stop()
})

describe('the keys of a team', () => {
  test('are begun by its first owner, and given at once to whoever joins while somebody who has them is there', async () => {
    for (const world of [bruno, eva])
      await until(async () => expect((await keysOf(world)).epochs).toEqual([1]))
    expect(await mayRead(bruno, await sealedBy(ana))).toBe(true)
    expect(await mayRead(ana, await sealedBy(bruno))).toBe(true)
  })

  test('are never told to the server, nor kept where a page or a backup could read them', async () => {
    const { raw } = await keysOf(ana)
    const worlds = [ana, bruno, eva]
    const dump = JSON.stringify(await team.server.db.own((tx) => tx.query('select * from key_grants')))
    const sent = JSON.stringify(worlds.map(({ way }) => way.requests))
    const kept = JSON.stringify(await ana.browser.storage.local.get())
    const db = await ana.worker.database()
    const stored = JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))
    expect(dump).toContain('"wrapped":"1.')
    for (const secret of raw.flatMap((one) => [one.base64, one.base64Url, one.hex]))
      for (const place of [dump, sent, kept, stored]) expect(place).not.toContain(secret)
  })

  test('are others once a device was removed: it opens what was, and nothing that comes', async () => {
    const dan = await hire(team, 'Dan', 'rep')
    await until(async () => expect((await keysOf(dan)).epochs).toEqual([1]))
    const [before, stolen] = [await sealedBy(ana), await keysOf(dan)]
    const { deviceId } = (await dan.worker.session())!
    await dan.worker.commands.stop()
    await revoke(ana, deviceId)
    await settle([ana, bruno])
    for (const world of [ana, bruno, eva]) expect((await keysOf(world)).epochs).toEqual([1, 2])
    const after = await sealedBy(ana)
    expect([before.k, after.k]).toEqual([1, 2])
    expect(await mayRead(bruno, after)).toBe(true)
    expect([stolen.keys.has(before.k), stolen.keys.has(after.k)]).toEqual([true, false])
    await expect(ask(dan, 'GET', '/v1/keys')).rejects.toThrow('GET /v1/keys')
    const left = await team.server.db.own((tx) =>
      tx.query('select 1 from key_grants where holder = $1', [deviceId]),
    )
    expect(left).toEqual([])
  })

  test('are begun anew by a manager, too, when the owner is away', async () => {
    const device = await addDevice(team.server, bruno)
    await settle([ana])
    await ana.worker.commands.stop()
    await revoke(ana, device)
    await eva.worker.commands.sync()
    for (const world of [ana, bruno, eva]) expect((await keysOf(world)).epochs).toEqual([1, 2, 3])
  })

  test('keep nobody from theirs because one device has said nonsense', async () => {
    const broken = await addDevice(team.server, bruno, 'A'.repeat(87))
    const fine = await addDevice(team.server, bruno)
    await settle([ana])
    const holders = await team.server.db.own((tx) =>
      tx.query<{ holder: string }>('select distinct holder from key_grants where holder = any($1::text[])', [
        [broken, fine],
      ]),
    )
    expect(holders).toEqual([{ holder: fine }])
    expect(await ana.worker.commands.teamState()).toMatchObject({ phase: 'in-step' })
  })

  test('are looked after once, and not asked for again while nobody comes or goes', async () => {
    await settle([ana])
    const asked = (): number => ana.way.requests.filter(({ path }) => path.startsWith('/v1/keys')).length
    const before = asked()
    await settle([ana])
    expect(asked()).toBe(before)
  })
})
