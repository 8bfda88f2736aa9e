import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newRecoveryCode } from '@/utils/recovery-code'
import { settle } from './support/compare'
import { idAt } from './support/desk'
import { keysOf, revoke } from './support/keys-of'
import { until } from './support/net'
import { hire, invite, join, startTeam, type Team } from './support/team'
import {
  addChat,
  dumpOf,
  expectSameSealed,
  exportOf,
  keep,
  keptBy,
  sealedOf,
  see,
  shown,
  unlock,
} from './support/texts-of'
import { killWorker, openWorld, type World } from './support/world'

vi.mock('@/storage/texts/iterations', () => ({ ITERATIONS: 100_000 }))

const MARIA = idAt(1)
const SECRET = 'The payment of 4,711 goes to the Lisbon account'
const PLAIN = 'We meet under the walnut tree'

let team: Team
let ana: World
let ben: World

beforeAll(async () => {
  team = await startTeam()
  ana = team.ana
  ben = await hire(team, 'Ben', 'rep')
  await settle([ana, ben])
  await keep(ben)
  await addChat(ben, MARIA, '1001')
})

afterAll(async () => {
  for (const { worker } of [ana, ben]) await worker.commands.stop()
  await team.server.stop()
})

test('What is kept of messages can be read by colleagues who keep texts; by the server, and while it is locked, never', async () => {
  await keep(ana)
  await see(ben, '1001', [
    { id: 'A', text: PLAIN },
    { id: 'B', text: SECRET, direction: 'out' },
  ])
  await settle([ben, ana])
  expect(await shown(ana, MARIA)).toEqual(['', PLAIN])

  const told = [(await keptBy(ben)).told, (await keptBy(ana)).told]
  const places = [...told, await dumpOf(team.server), await exportOf(ana)]
  for (const place of places) {
    expect(place).toContain('sealedTexts')
    expect(place).not.toMatch(/Lisbon|walnut|4,711/)
  }
  for (const { ct } of await sealedOf(team.server))
    expect(Buffer.from(ct, 'base64url').toString()).not.toMatch(/Lisbon|walnut|"text"/)
  for (const world of [ben, ana]) expect((await keptBy(world)).tables).not.toMatch(/Lisbon|4,711/)
  expect((await ana.worker.texts.searchTexts({ search: 'walnut', limit: 9 })).rows).toHaveLength(1)
  expect((await ana.worker.texts.searchTexts({ search: 'Lisbon', limit: 9 })).rows).toEqual([])
  expect(await ana.worker.texts.exportContact(MARIA)).not.toMatch(/Lisbon/)

  await unlock(ana)
  const { rows } = await ana.worker.texts.pageTexts(MARIA, 9)
  expect(rows).toMatchObject([
    { text: SECRET, direction: 'out', isSensitive: true, by: 'Ben' },
    { text: PLAIN, direction: 'in', isSensitive: false, by: 'Ben' },
  ])
  expect(await ana.worker.texts.exportContact(MARIA)).toMatch(/Lisbon/)
  await ana.worker.texts.lockVault()
  await expectSameSealed(team.server, [ana, ben])
})

test('What a colleague holds for sensitive is sealed, whatever the own words say', async () => {
  await ana.worker.texts.beginTexts('correct horse battery', ['tulip'])
  await ana.worker.texts.changeSettings(() => ({ sensitiveWords: ['tulip'] }))
  await unlock(ana)
  await see(ben, '1001', [
    { id: 'C', text: 'The next payment is for Porto' },
    { id: 'D', text: 'A tulip for Faro' },
  ])
  await settle([ben, ana])
  const { tables } = await keptBy(ana)
  expect(tables).not.toMatch(/Porto|Faro/)
  expect(await shown(ana, MARIA)).toContain('The next payment is for Porto')
  await ana.worker.texts.lockVault()
})

test('Seen again, or by another device of the same person, it goes out no second time', async () => {
  const before = await sealedOf(team.server)
  const { id: userId } = (await ben.worker.session())!.user
  const phone = await openWorld('Ben2', team.server)
  await join(phone, (await invite(ben, { userId })).secret)
  await settle([ben, ana, phone])
  await keep(phone)
  for (const world of [phone, ben])
    await see(world, '1001', [
      { id: 'A', text: PLAIN },
      { id: 'B', text: SECRET, direction: 'out' },
    ])
  await settle([phone, ben])
  expect(await sealedOf(team.server)).toEqual(before)
  expect((await shown(phone, MARIA)).length).toBe((await shown(ben, MARIA)).length)
  await phone.worker.commands.stop()
})

describe('who keeps no texts', () => {
  test('has them as they came, and can read them from when they begin to', async () => {
    const eva = await hire(team, 'Eva', 'owner')
    await settle([ana, eva])
    const db = await eva.worker.database()
    expect(await db.sealedTexts.count()).toBeGreaterThan(0)
    expect(await db.texts.count()).toBe(0)
    expect((await keptBy(eva)).tables).not.toMatch(/Lisbon|walnut/)
    eva.way.fault = () => 'unsent'
    await keep(eva)
    expect(await shown(eva, MARIA)).toContain(PLAIN)
    await unlock(eva)
    expect(await shown(eva, MARIA)).toContain(SECRET)
    await eva.worker.texts.keepTexts(false)
    eva.way.fault = () => 'none'
    await see(ben, '1001', [{ id: 'K', text: 'Of no interest to Eva' }])
    await settle([ben, eva])
    expect(await shown(eva, MARIA)).not.toContain('Of no interest to Eva')
    expect((await keptBy(eva)).tables).not.toMatch(/no interest/)
    await eva.worker.commands.stop()
  })
})

test('It is sealed while the server is away and the vault locked, and goes out though the worker died', async () => {
  ben.way.fault = () => 'unsent'
  await see(ben, '1001', [{ id: 'E', text: 'A payment from Coimbra' }])
  await killWorker(ben)
  ben.way.fault = () => 'none'
  await settle([ben, ana])
  expect((await keptBy(ben)).told).not.toMatch(/Coimbra/)
  await unlock(ana)
  expect(await shown(ana, MARIA)).toContain('A payment from Coimbra')
  await ana.worker.texts.lockVault()
})

describe('a key that comes late', () => {
  test('has what waited for it go out and be opened, what is sensitive once the vault is unlocked', async () => {
    await ana.worker.commands.stop()
    const ida = await hire(team, 'Ida', 'owner')
    const db = await ida.worker.database()
    expect((await keysOf(ida)).epochs).toEqual([])
    await keep(ida)
    await see(ida, '1001', [
      { id: 'F', text: 'Ida knows of Evora' },
      { id: 'G', text: 'A payment for Evora' },
    ])
    await ida.worker.commands.sync()
    expect(await db.sealedTexts.filter(({ textId }) => textId?.endsWith('|F') === true).count()).toBe(0)
    expect(await shown(ida, MARIA)).not.toContain(PLAIN)
    await settle([ana, ida])
    expect(await shown(ida, MARIA)).toContain(PLAIN)
    await settle([ana])
    await unlock(ana)
    expect(await shown(ana, MARIA)).toContain('Ida knows of Evora')
    expect(await shown(ana, MARIA)).not.toContain('A payment for Evora')
    await unlock(ida)
    await settle([ida, ana])
    expect(await shown(ana, MARIA)).toContain('A payment for Evora')
    expect(await dumpOf(team.server)).not.toMatch(/Evora/)
    await ana.worker.texts.lockVault()
    await ida.worker.commands.stop()
  })
})

test('A device that was removed never gets the key of what comes', async () => {
  const spy = await hire(team, 'Sid', 'owner')
  await settle([ana, spy])
  const { deviceId } = (await spy.worker.session())!
  const { keys: had } = await keysOf(spy)
  await spy.worker.commands.stop()
  await revoke(ana, deviceId)
  await settle([ana, ben])
  await see(ben, '1001', [{ id: 'H', text: 'After the removal' }])
  await settle([ben, ana])
  const newest = Math.max(...(await sealedOf(team.server)).map(({ k }) => k))
  expect([had.has(newest - 1), had.has(newest)]).toEqual([true, false])
  const rows = await (await ben.worker.database()).sealedTexts.toArray()
  expect(rows.find(({ textId }) => textId?.endsWith('|H') === true)?.sealed.k).toBe(newest)
  expect(
    await team.server.db.own((tx) => tx.query('select 1 from key_grants where holder = $1', [deviceId])),
  ).toEqual([])
  expect(await shown(ana, MARIA)).toContain('After the removal')
})

test('The recovery code opens what was sealed, on a new device of an owner, when nobody else is there', async () => {
  const code = newRecoveryCode()
  await (await keysOf(ana)).recovery.setRecoveryCode(code)
  for (const { worker } of [ana, ben]) await worker.commands.stop()
  const zoe = await hire(team, 'Zoe', 'owner')
  await keep(zoe)
  await zoe.worker.commands.sync()
  expect(await shown(zoe, MARIA)).toEqual([])
  await zoe.worker.keys.openByCode(code)
  await until(async () => expect(await shown(zoe, MARIA)).toContain(PLAIN))
  await unlock(zoe)
  expect(await shown(zoe, MARIA)).toContain(SECRET)
  await zoe.worker.commands.stop()
  expect(team.server.errors).toEqual([])
})
