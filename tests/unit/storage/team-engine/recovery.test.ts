import { afterAll, beforeAll, expect, test } from 'vitest'
import { newRecoveryCode } from '@/utils/recovery-code'
import { settle } from './support/compare'
import { hire, startTeam, type Team } from './support/team'
import type { World } from './support/world'
import { addDevice, keysOf, mayRead, revoke, sealedBy } from './support/keys-of'

let team: Team
let ana: World
let eva: World

beforeAll(async () => {
  team = await startTeam()
  ana = team.ana
  eva = await hire(team, 'Eva', 'manager')
})

afterAll(async () => {
  for (const { worker } of [ana, eva]) await worker.commands.stop()
  expect(team.server.errors).toEqual([])
  await team.server.stop()
})

test('a recovery code is made by owners alone, and is one', async () => {
  const { recovery } = await keysOf(eva)
  await expect(recovery.recoveryState()).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(recovery.setRecoveryCode(newRecoveryCode())).rejects.toMatchObject({ code: 'not-allowed' })
  const owner = (await keysOf(ana)).recovery
  expect(await owner.recoveryState()).toEqual({ keys: 1, missing: 0, hasNewest: true })
  await expect(owner.openByCode(newRecoveryCode())).rejects.toMatchObject({ code: 'not-found' })
  await expect(owner.setRecoveryCode('not a code')).rejects.toMatchObject({ code: 'bad-request' })
})

test('it opens all keys on a new device of an owner, also those that came after it was written down', async () => {
  const code = newRecoveryCode()
  await (await keysOf(ana)).recovery.setRecoveryCode(code.toLowerCase().replaceAll('-', ' '))
  const sealed = await sealedBy(ana)
  await changeKey()
  const later = await sealedBy(ana)
  expect([sealed.k, later.k]).toEqual([1, 2])
  expect(await (await keysOf(ana)).recovery.recoveryState()).toMatchObject({
    keys: 2,
    missing: 0,
    code: { opens: 2, isDoubtful: false },
  })
  // Nobody who has the keys is there to hand them over.
  for (const { worker } of [ana, eva]) await worker.commands.stop()
  const ida = await hire(team, 'Ida', 'owner')
  const { recovery } = await keysOf(ida)
  expect(await recovery.recoveryState()).toMatchObject({ keys: 2, missing: 2, code: { opens: 2 } })
  await expect(recovery.setRecoveryCode(newRecoveryCode())).rejects.toMatchObject({ code: 'locked' })
  const wrong = { code: 'wrong-passphrase', detail: 'code' }
  await expect(recovery.openByCode(newRecoveryCode())).rejects.toMatchObject(wrong)
  expect((await keysOf(ida)).epochs).toEqual([])
  await recovery.openByCode(code)
  expect(await recovery.recoveryState()).toMatchObject({ missing: 0 })
  for (const one of [sealed, later]) expect(await mayRead(ida, one)).toBe(true)
  const asked = JSON.stringify([ana, ida].map(({ way }) => way.requests))
  for (const told of [code, code.replaceAll('-', '')]) expect(asked).not.toContain(told)
  await ida.worker.commands.stop()
})

test('it opens nothing any more once there is another one', async () => {
  const [first, second] = [newRecoveryCode(), newRecoveryCode()]
  const { recovery } = await keysOf(ana)
  await recovery.setRecoveryCode(first)
  await recovery.setRecoveryCode(second)
  await expect(recovery.openByCode(first)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  await recovery.openByCode(second)
})

test('one that somebody put there who has not the keys is given none, and said to be doubtful', async () => {
  const { recovery } = await keysOf(ana)
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const { publicKey } = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const pubkey = Buffer.from(await crypto.subtle.exportKey('raw', publicKey)).toString('base64url')
  await team.server.db.own((tx) => tx.query('update key_recovery set pubkey = $1', [pubkey]))
  await changeKey()
  expect(await recovery.recoveryState()).toMatchObject({ keys: 3, code: { opens: 2, isDoubtful: true } })
  await recovery.setRecoveryCode(newRecoveryCode())
  expect(await recovery.recoveryState()).toMatchObject({ code: { opens: 3, isDoubtful: false } })
})

test('while the server is away, that is what is said', async () => {
  const { recovery } = await keysOf(ana)
  ana.way.fault = () => 'unsent'
  await expect(recovery.recoveryState()).rejects.toMatchObject({ code: 'unreachable' })
  ana.way.fault = () => 'none'
})

/** A device that has the keys is removed, so that there is another one. */
async function changeKey(): Promise<void> {
  const device = await addDevice(team.server, eva)
  await settle([ana])
  await revoke(ana, device)
  await settle([ana])
}
