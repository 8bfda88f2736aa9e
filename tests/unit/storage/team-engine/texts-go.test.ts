import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { settle } from './support/compare'
import { addNote, idAt } from './support/desk'
import { addDevice, keysOf, revoke } from './support/keys-of'
import { hire, invite, join, startTeam, type Team } from './support/team'
import { addChat, dumpOf, expectSameSealed, keep, sealedOf, see, shown } from './support/texts-of'
import type { World } from './support/world'
import { sightingOf } from '../../helpers/sightings'

vi.mock('@/storage/texts/iterations', () => ({ ITERATIONS: 100_000 }))

let team: Team
let ana: World
let ben: World

beforeAll(async () => {
  team = await startTeam()
  ana = team.ana
  ben = await hire(team, 'Ben', 'rep')
  await settle([ana, ben])
  await keep(ben)
  await keep(ana)
})

afterAll(async () => {
  for (const { worker } of [ana, ben]) await worker.commands.stop()
  await team.server.stop()
})

/** A contact of Ben's, of whom both know what was said. */
async function met(number: number, text: string): Promise<string> {
  const id = idAt(number)
  await addChat(ben, id, String(number))
  await see(ben, String(number), [{ id: `M${number}`, text }])
  await settle([ben, ana])
  expect(await shown(ana, id)).toEqual([text])
  return id
}

test('Texts of somebody who is forgotten go everywhere, and the server keeps not even what was sealed', async () => {
  const id = await met(10, 'Forget the walnut tree')
  const before = await sealedOf(team.server)
  await ana.worker.texts.eraseContact(id, true)
  await settle([ana, ben])
  const after = await sealedOf(team.server)
  expect(before.length - after.length).toBe(1)
  const gone = before.find((row) => !after.some((one) => one.id === row.id))
  expect(await dumpOf(team.server)).not.toContain(gone?.ct)
  for (const world of [ana, ben]) {
    const db = await world.worker.database()
    expect(await db.sealedTexts.where('contactId').equals(id).count()).toBe(0)
    expect(await db.texts.where('contactId').equals(id).count()).toBe(0)
  }
  await expectSameSealed(team.server, [ana, ben])
})

test('Of a chat that is made private nothing goes out, also what waited', async () => {
  const id = idAt(11)
  await addChat(ben, id, '11')
  await addNote(ben, idAt(110), id, 'A note')
  await settle([ben])
  ben.way.fault = () => 'unsent'
  await see(ben, '11', [{ id: 'M11', text: 'Between us' }])
  const chat = sightingOf({ lid: '11', key: 'lid:11', name: 'Client 11' })
  await ben.worker.texts.setPrivate(chat, true)
  await see(ben, '11', [{ id: 'M11b', text: 'Between us, too' }])
  await ben.worker.texts.eraseContact(id, true)
  ben.way.fault = () => 'none'
  await settle([ben, ana])
  const db = await ana.worker.database()
  expect(await db.sealedTexts.where('contactId').equals(id).count()).toBe(0)
  const sealed = await (await ben.worker.database()).sealedTexts.toArray()
  expect(sealed.filter(({ textId }) => textId?.includes('M11'))).toEqual([])
  await ben.worker.texts.setPrivate(chat, false)
})

test('What waits for a key does not go out while its contact is in the trash', async () => {
  const id = idAt(12)
  await addChat(ben, id, '12')
  await see(ben, '12', [{ id: 'M12', text: 'Perhaps' }])
  await settle([ben])
  const db = await ben.worker.database()
  await db.sealedTexts.where('contactId').equals(id).delete()
  await db.texts.where('contactId').equals(id).modify({ toShare: 1 })
  await ben.worker.removeContact(id)
  await ben.worker.texts.settleTeamTexts()
  expect(await db.sealedTexts.where('contactId').equals(id).count()).toBe(0)
  expect(await db.texts.where('[toShare+id]').between([1, ''], [1, '\uffff']).count()).toBe(1)
  await ben.worker.texts.eraseContact(id)
  await settle([ben, ana])
})

test('What goes from the trash for good goes with what the team has of it here', async () => {
  const id = await met(19, 'Long in the trash')
  await ben.worker.removeContact(id)
  await ben.worker.texts.eraseContact(id)
  const db = await ben.worker.database()
  expect(await db.sealedTexts.where('contactId').equals(id).count()).toBe(0)
  expect(await db.texts.where('contactId').equals(id).count()).toBe(0)
  await settle([ben, ana])
})

test('Texts follow contacts that are merged, and part with them when that is undone', async () => {
  const [keepId, loseId] = [await met(13, 'Thirteen'), await met(14, 'Fourteen')]
  const { undoId } = await ben.worker.texts.mergeContacts(keepId, loseId, [])
  await settle([ben, ana])
  for (const world of [ben, ana]) {
    expect((await shown(world, keepId)).toSorted()).toEqual(['Fourteen', 'Thirteen'])
    expect(await shown(world, loseId)).toEqual([])
  }
  await ben.worker.texts.undoAction(undoId!)
  await settle([ben, ana])
  for (const world of [ben, ana])
    expect([await shown(world, keepId), await shown(world, loseId)]).toEqual([['Thirteen'], ['Fourteen']])
  // By somebody who has only what came from the colleague.
  const merged = await ana.worker.texts.mergeContacts(keepId, loseId, [])
  await settle([ana, ben])
  for (const world of [ben, ana])
    expect((await shown(world, keepId)).toSorted()).toEqual(['Fourteen', 'Thirteen'])
  await ana.worker.texts.undoAction(merged.undoId!)
  await settle([ana, ben])
  for (const world of [ben, ana])
    expect([await shown(world, keepId), await shown(world, loseId)]).toEqual([['Thirteen'], ['Fourteen']])
  await expectSameSealed(team.server, [ana, ben])
})

test('What is read from an exported chat goes out, and is taken back with it', async () => {
  const id = idAt(18)
  await addChat(ben, id, '18')
  const text = 'From an exported chat'
  const at = 1_789_900_000_000
  const message = { key: 'k18', at, direction: 'in', kind: 'text', length: text.length, text } as const
  const { undoId } = await ben.worker.texts.importRecord({
    contactId: id,
    batchId: idAt(180),
    part: 0,
    messages: [message],
  })
  await settle([ben, ana])
  expect(await shown(ana, id)).toEqual([text])
  await ben.worker.texts.undoAction(undoId!)
  await settle([ben, ana])
  for (const world of [ben, ana]) expect(await shown(world, id)).toEqual([])
  await expectSameSealed(team.server, [ana, ben])
})

test('They are seen no longer than their contact is', async () => {
  const id = await met(15, 'Only while it is seen')
  const cid = await hire(team, 'Cid', 'rep')
  await settle([ana, cid])
  await keep(cid)
  await ana.worker.mutate(
    [{ table: 'contacts', id, set: { ownerId: (await cid.worker.session())!.user.id } }],
    'owner',
  )
  await settle([ana, cid, ben])
  expect(await shown(cid, id)).toEqual(['Only while it is seen'])
  const db = await ben.worker.database()
  expect(await db.texts.where('contactId').equals(id).count()).toBe(0)
  expect(await db.sealedTexts.where('contactId').equals(id).count()).toBe(0)
  await cid.worker.commands.stop()
})

test('A server that lost a key is given it again by who has it, and all opens it', async () => {
  const device = await addDevice(team.server, ben)
  await settle([ana])
  const kept = await team.server.db.own((tx) =>
    tx.query<{ epoch: number }>('select max(epoch)::int as epoch from key_epochs'),
  )
  await revoke(ana, device)
  await settle([ana, ben])
  const id = await met(16, 'Sealed by the key that is lost')
  await team.server.db.own(async (tx) => {
    await tx.query('delete from key_grants where epoch > $1', [kept[0]!.epoch])
    await tx.query('delete from key_epochs where epoch > $1', [kept[0]!.epoch])
    await tx.query('update workspaces set rights = rights + 1')
  })
  const ida = await hire(team, 'Ida', 'owner')
  await keep(ida)
  await settle([ana, ida])
  expect((await keysOf(ida)).epochs).toContain(kept[0]!.epoch + 1)
  expect(await shown(ida, id)).toEqual(['Sealed by the key that is lost'])
  await ida.worker.commands.stop()
})

test('Who kept texts before the team shares them, and who leaves keeps what could be read', async () => {
  const dan = await hire(team, 'Dan', 'owner')
  await keep(dan)
  await settle([ana, dan])
  const all = await (await dan.worker.database()).texts.count()
  expect(all).toBeGreaterThan(0)
  await dan.worker.commands.leaveTeam({ wipe: false })
  const db = await dan.worker.database()
  expect([await db.sealedTexts.count(), await db.texts.count()]).toEqual([0, all])
  await addChat(dan, idAt(17), '17')
  await see(dan, '17', [{ id: 'M17', text: 'Before the team' }])
  expect(await db.sealedTexts.count()).toBe(0)
  await join(dan, (await invite(ana, { role: 'rep' })).secret)
  await settle([ana, dan, ana])
  expect(await shown(ana, idAt(17))).toEqual(['Before the team'])
  await dan.worker.commands.leaveTeam({ wipe: true })
  expect(await db.sealedTexts.count()).toBe(0)
  expect(await db.texts.where('contactId').equals(idAt(17)).count()).toBe(0)
  expect(team.server.errors).toEqual([])
})
