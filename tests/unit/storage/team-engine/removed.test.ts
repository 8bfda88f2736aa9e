import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDeviceKey } from '@/storage/sync/device-key'
import { expectConverged, settle } from './support/compare'
import { addContact, addNote, contactOf, edit, idAt, nameOf, notesOf, waitingOf } from './support/desk'
import { until } from './support/net'
import { ask, hire, invite, join, startTeam, type Team } from './support/team'
import { killWorker, type World } from './support/world'

/** More than what is taken out in one transaction. */
const MANY = 130

let team: Team
let ana: World

beforeAll(async () => {
  team = await startTeam()
  ana = team.ana
})

afterAll(async () => {
  await ana.worker.commands.stop()
  await team.server.stop()
})

async function remove({ worker }: World): Promise<void> {
  const { deviceId } = (await worker.session())!
  await ask(ana, 'POST', `/v1/admin/devices/${deviceId}/revoke`)
}

async function namesIn({ worker }: World): Promise<string[]> {
  return (await (await worker.database()).contacts.toArray()).map(({ name }) => name).toSorted()
}

/** A contact the team knows with an edit that was not sent, and one it never heard of. */
type Ids = { known: string; own: string; note: string }

function idsFrom(first: number): Ids {
  return { known: idAt(first), own: idAt(first + 1), note: idAt(first + 2) }
}

async function writeUnsent(world: World, { known, own, note }: Ids): Promise<void> {
  await edit(world, known, { company: 'Not sent' })
  await addContact(world, own, 'Never sent')
  await addNote(world, note, own, 'Never sent either')
}

/** What shows that nothing of the team is left here, but what was never sent. */
async function expectEmptied(world: World, { own }: Ids): Promise<void> {
  const db = await world.worker.database()
  expect(await namesIn(world)).toEqual(['Never sent'])
  expect(await notesOf(world, own)).toEqual(['Never sent either'])
  expect((await contactOf(world, own))?.ownerId).toBeUndefined()
  for (const table of [db.syncRows, db.outbox, db.sentMutations, db.conflicts, db.syncState])
    expect(await table.count(), table.name).toBe(0)
  const { rows } = await world.worker.lists.pageRefusals({ limit: 10 })
  expect(rows.map(({ reason, title, values }) => ({ reason, title, values }))).toEqual([
    { reason: 'unsent', title: 'Known', values: { company: 'Not sent' } },
  ])
}

describe('whose device is removed', () => {
  test('loses what the team shares and nothing else, is told so, and may come back', async () => {
    const ids = idsFrom(1)
    const gus = await hire(team, 'Gus', 'rep')
    await addContact(gus, ids.known, 'Known')
    await settle([gus, ana])
    const { user, deviceId } = (await gus.worker.session())!
    const from = Date.now()
    await remove(gus)
    await writeUnsent(gus, ids)
    await gus.worker.commands.sync()
    await expectEmptied(gus, ids)
    const state = await gus.worker.commands.teamState()
    expect(state).toMatchObject({ phase: 'revoked', waiting: 0, refused: 1, removal: { isDone: true } })
    expect(state.removal!.at).toBeGreaterThan(from - 60_000)
    expect(await readDeviceKey(deviceId)).toBeUndefined()
    // Nothing is asked any more, and what is written is the person's own.
    const asked = gus.way.requests.length
    await edit(gus, ids.own, { company: 'Own' })
    await gus.worker.commands.sync()
    await gus.worker.tick()
    expect(gus.way.requests).toHaveLength(asked)
    expect(await waitingOf(gus)).toBe(0)
    await join(gus, (await invite(ana, { userId: user.id })).secret)
    await settle([gus, ana])
    expect(await nameOf(gus, ids.known)).toBe('Known')
    expect(await contactOf(ana, ids.own)).toMatchObject({ name: 'Never sent', company: 'Own' })
    // What could not be sent still waits to be saved.
    expect(await gus.worker.commands.teamState()).toMatchObject({ phase: 'in-step', refused: 1 })
    await expectConverged(team.server, [ana, gus])
    await gus.worker.commands.leaveTeam({ wipe: true })
  })

  test('loses all of it though the worker dies twice meanwhile, and without asking the server again', async () => {
    const ids = idsFrom(11)
    const hal = await hire(team, 'Hal', 'rep')
    await addContact(hal, ids.known, 'Known')
    for (let at = 0; at < MANY; at++) await addContact(hal, idAt(1_000 + at), `Of the team ${at}`)
    await settle([hal, ana])
    await remove(hal)
    await writeUnsent(hal, ids)
    // It dies once as soon as it is known, and once when some of it is gone.
    await diesWhen(hal, (session) => session.removal?.isDone === false)
    expect(await namesIn(hal)).toHaveLength(MANY + 2)
    expect(await hal.worker.commands.teamState()).toMatchObject({
      phase: 'revoked',
      removal: { isDone: false },
    })
    hal.way.fault = () => 'unsent'
    await diesAtDeletion(hal, 110)
    const left = (await namesIn(hal)).length
    expect(left).toBeGreaterThan(2)
    expect(left).toBeLessThan(MANY + 2)
    await hal.worker.tick()
    await expectEmptied(hal, ids)
    expect(await hal.worker.commands.teamState()).toMatchObject({
      phase: 'revoked',
      removal: { isDone: true },
    })
    await hal.worker.commands.leaveTeam({ wipe: false })
    expect(await hal.worker.commands.teamState()).toMatchObject({ phase: 'off', refused: 1 })
  })

  test('who goes on by another invite before all is gone brings nothing of it along', async () => {
    const ids = idsFrom(21)
    const ida = await hire(team, 'Ida', 'rep')
    await addContact(ida, ids.known, 'Known')
    await settle([ida, ana])
    await remove(ida)
    await edit(ida, ids.known, { company: 'Not sent' })
    await diesWhen(ida, (session) => session.removal?.isDone === false)
    expect(await nameOf(ida, ids.known)).toBe('Known')
    await join(ida, (await invite(ana, { role: 'rep' })).secret)
    expect(await nameOf(ida, ids.known)).toBeUndefined()
    expect(await ida.worker.commands.teamState()).toMatchObject({ phase: 'in-step', refused: 1 })
    await expectConverged(team.server, [ana, ida])
    await ida.worker.commands.leaveTeam({ wipe: true })
  })
})

type Session = NonNullable<Awaited<ReturnType<World['worker']['session']>>>

/** Has the worker die as it has just noted something of its session. */
async function diesWhen(world: World, isThen: (session: Session) => boolean): Promise<void> {
  const { local } = world.browser.storage
  const { set } = local
  const dying = world.worker
  local.set = async (values) => {
    await set(values)
    const session = values['team'] as Session | undefined
    if (session === undefined || !isThen(session)) return
    local.set = set
    await killWorker(world)
    await new Promise(() => undefined)
  }
  void dying.commands.sync()
  await until(() => expect(world.worker).not.toBe(dying))
}

/** Has the worker die as it takes out its `nth` contact; what it was about to store is not. */
async function diesAtDeletion(world: World, nth: number): Promise<void> {
  const dying = world.worker
  const db = await dying.database()
  let deletions = 0
  db.contacts.hook('deleting', () => {
    deletions += 1
    if (deletions >= nth) throw new Error('The worker died')
  })
  await dying.tick()
  await dying.commands.stop()
  await killWorker(world)
}
