import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newRecoveryCode } from '@/utils/recovery-code'
import { settle } from './support/compare'
import { until } from './support/net'
import { ask, hire, startTeam, type Team } from './support/team'
import type { World } from './support/world'
import { addDevice, keysOf, mayRead, revoke, sealedBy } from './support/keys-of'

let team: Team
let ana: World
let ida: World
let eva: World

beforeAll(async () => {
  team = await startTeam()
  ana = team.ana
  eva = await hire(team, 'Eva', 'manager')
})

afterAll(async () => {
  for (const { worker } of [ana, eva]) await worker.commands.stop()
  await team.server.stop()
})

describe('the keys of a team', () => {
  test('are begun by its first owner, and given at once to whoever joins while somebody who has them is there', async () => {
    await until(async () => expect((await keysOf(eva)).epochs).toEqual([1]))
    expect(await mayRead(eva, await sealedBy(ana))).toBe(true)
    expect(await mayRead(ana, await sealedBy(eva))).toBe(true)
  })

  test('are never told to the server, nor kept where a page or a backup could read them', async () => {
    const { raw } = await keysOf(ana)
    const worlds = [ana, eva]
    const dump = JSON.stringify(await team.server.db.own((tx) => tx.query('select * from key_grants')))
    const sent = JSON.stringify(worlds.map(({ way }) => way.requests))
    const kept = JSON.stringify(await ana.browser.storage.local.get())
    const db = await ana.worker.database()
    const stored = JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))
    expect(dump).toContain('"wrapped":"1.')
    for (const secret of raw.flatMap((one) => [one.base64, one.base64Url, one.hex]))
      for (const place of [dump, sent, kept, stored]) expect(place).not.toContain(secret)
  })

  test('are begun anew by a manager, too, when the owner is away', async () => {
    const device = await addDevice(team.server, eva)
    await settle([ana])
    await ana.worker.commands.stop()
    await revoke(ana, device)
    await eva.worker.commands.sync()
    for (const world of [ana, eva]) expect((await keysOf(world)).epochs).toEqual([1, 2])
  })

  test('keep nobody from theirs because one device has said nonsense', async () => {
    const broken = await addDevice(team.server, eva, 'A'.repeat(87))
    const fine = await addDevice(team.server, eva)
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

describe('the recovery code', () => {
  test('is made by owners alone, and is one', async () => {
    const { recovery } = await keysOf(eva)
    await expect(recovery.recoveryState()).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(recovery.setRecoveryCode(newRecoveryCode())).rejects.toMatchObject({ code: 'not-allowed' })
    const owner = (await keysOf(ana)).recovery
    expect(await owner.recoveryState()).toEqual({ keys: 2, missing: 0, hasNewest: true })
    await expect(owner.openByCode(newRecoveryCode())).rejects.toMatchObject({ code: 'not-found' })
    await expect(owner.setRecoveryCode('not a code')).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('opens all keys on a new device of an owner, also those that came after it was written down', async () => {
    const code = newRecoveryCode()
    await (await keysOf(ana)).recovery.setRecoveryCode(code.toLowerCase().replaceAll('-', ' '))
    const sealed = await sealedBy(ana)
    await changeKey()
    const later = await sealedBy(ana)
    expect([sealed.k, later.k]).toEqual([2, 3])
    expect(await (await keysOf(ana)).recovery.recoveryState()).toMatchObject({
      keys: 3,
      missing: 0,
      code: { opens: 3, isDoubtful: false },
    })
    // Nobody who has the keys is there to hand them over.
    for (const { worker } of [ana, eva]) await worker.commands.stop()
    ida = await hire(team, 'Ida', 'owner')
    const { recovery } = await keysOf(ida)
    expect(await recovery.recoveryState()).toMatchObject({ keys: 3, missing: 3, code: { opens: 3 } })
    await expect(recovery.setRecoveryCode(newRecoveryCode())).rejects.toMatchObject({ code: 'locked' })
    const wrong = { code: 'wrong-passphrase', detail: 'code' }
    await expect(recovery.openByCode(newRecoveryCode())).rejects.toMatchObject(wrong)
    expect((await keysOf(ida)).epochs).toEqual([])
    await recovery.openByCode(code)
    expect(await recovery.recoveryState()).toMatchObject({ missing: 0 })
    for (const one of [sealed, later]) expect(await mayRead(ida, one)).toBe(true)
    const asked = JSON.stringify([ana, ida].map(({ way }) => way.requests))
    for (const told of [code, code.replaceAll('-', '')]) expect(asked).not.toContain(told)
  })

  test('opens nothing any more once there is another one', async () => {
    const [first, second] = [newRecoveryCode(), newRecoveryCode()]
    const { recovery } = await keysOf(ana)
    await recovery.setRecoveryCode(first)
    await recovery.setRecoveryCode(second)
    await expect(recovery.openByCode(first)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await recovery.openByCode(second)
  })

  test('that somebody put there who has not the keys is given none, and said to be doubtful', async () => {
    const { recovery } = await keysOf(ana)
    const curve = { name: 'ECDH', namedCurve: 'P-256' }
    const { publicKey } = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
    const pubkey = Buffer.from(await crypto.subtle.exportKey('raw', publicKey)).toString('base64url')
    await team.server.db.own((tx) => tx.query('update key_recovery set pubkey = $1', [pubkey]))
    await changeKey()
    expect(await recovery.recoveryState()).toMatchObject({ keys: 4, code: { opens: 3, isDoubtful: true } })
    await recovery.setRecoveryCode(newRecoveryCode())
    expect(await recovery.recoveryState()).toMatchObject({ code: { opens: 4, isDoubtful: false } })
  })

  test('cannot be told of while the server is away', async () => {
    const { recovery } = await keysOf(ana)
    ana.way.fault = () => 'unsent'
    await expect(recovery.recoveryState()).rejects.toMatchObject({ code: 'unreachable' })
    ana.way.fault = () => 'none'
    expect(team.server.errors).toEqual([])
  })
})

test('a device that was removed opens what was sealed before, and nothing that comes', async () => {
  const before = await sealedBy(ana)
  const { deviceId } = (await ida.worker.session())!
  await settle([ana, ida, eva])
  const taken = await keysOf(ida)
  await ida.worker.commands.stop()
  await revoke(ana, deviceId)
  await settle([eva, ana])
  const after = await sealedBy(ana)
  expect(after.k).toBe(before.k + 1)
  expect(await mayRead(eva, after)).toBe(true)
  expect([taken.keys.has(before.k), taken.keys.has(after.k)]).toEqual([true, false])
  await expect(ask(ida, 'POST', '/v1/keys/look', {})).rejects.toThrow('POST /v1/keys/look')
  const left = await team.server.db.own((tx) =>
    tx.query('select 1 from key_grants where holder = $1', [deviceId]),
  )
  expect(left).toEqual([])
  expect(team.server.errors).toEqual([])
})

/** A device that has the keys is removed, so that there is another one. */
async function changeKey(): Promise<void> {
  const device = await addDevice(team.server, eva)
  await settle([ana])
  await revoke(ana, device)
  await settle([ana])
}
