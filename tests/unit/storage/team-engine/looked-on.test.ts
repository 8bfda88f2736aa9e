import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectConverged, settle } from './support/compare'
import { addContact, addNote, contactOf, edit, idAt, nameOf, notesOf } from './support/desk'
import { until } from './support/net'
import { ask, invite, join, startTeam, type Team } from './support/team'
import { killWorker, openWorld, type World } from './support/world'

let team: Team
let vic: World

beforeAll(async () => {
  team = await startTeam()
  vic = await openWorld('Vic', team.server)
  for (let at = 0; at < 3; at++) await addContact(vic, idAt(at), `Vic's ${at}`)
  await addNote(vic, idAt(10), idAt(0), 'from before')
  await join(vic, (await invite(team.ana, { role: 'viewer' })).secret)
})

afterAll(async () => {
  for (const { worker } of [team.ana, vic]) await worker.commands.stop()
  await team.server.stop()
})

async function become(role: 'rep' | 'viewer'): Promise<void> {
  const { user } = (await vic.worker.session())!
  await ask(team.ana, 'PATCH', `/v1/admin/members/${user.id}`, { role })
}

test('What somebody had who only looks on goes up once they may write, also when the worker dies meanwhile', async () => {
  const { ana } = team
  await addContact(ana, idAt(20), 'Of the team')
  await edit(ana, idAt(20), { ownerId: null })
  await settle([ana, vic])
  expect(await nameOf(vic, idAt(20))).toBe('Of the team')
  expect(await nameOf(ana, idAt(0))).toBeUndefined()
  // What the browser learns by itself is its own as long as the team would not have it.
  const alias = {
    account: '',
    kind: 'lid' as const,
    value: '7',
    contactId: idAt(20),
    learntBy: 'link' as const,
  }
  const create = { id: idAt(30), ...alias, createdAt: Date.now() }
  await vic.worker.mutate([{ table: 'aliases', create }], 'identity.learn')
  await settle([vic, ana])
  expect(await (await ana.worker.database()).aliases.get(idAt(30))).toBeUndefined()

  await become('rep')
  let pushes = 0
  vic.way.beforeRequest = async (path) => {
    if (path === '/v1/sync/push' && ++pushes === 1) await killWorker(vic)
  }
  const dying = vic.worker
  void dying.commands.sync()
  await until(() => expect(vic.worker).not.toBe(dying))
  await settle([vic, ana])
  const { user } = (await vic.worker.session())!
  expect(await contactOf(ana, idAt(0))).toMatchObject({ name: "Vic's 0", ownerId: user.id })
  expect(await notesOf(ana, idAt(0))).toEqual(['from before'])
  expect(await (await ana.worker.database()).aliases.get(idAt(30))).toMatchObject({ value: '7' })
  expect(await vic.worker.commands.teamState()).toMatchObject({ phase: 'in-step', waiting: 0, refused: 0 })
  await expectConverged(team.server, [ana, vic])
})

test('Nothing goes up again when the role is taken away and given once more', async () => {
  await become('viewer')
  await settle([vic])
  await become('rep')
  await settle([vic, team.ana])
  expect(await vic.worker.commands.teamState()).toMatchObject({ phase: 'in-step', waiting: 0, refused: 0 })
  await edit(vic, idAt(1), { company: 'By Vic' })
  await settle([vic, team.ana])
  expect((await contactOf(team.ana, idAt(1)))?.company).toBe('By Vic')
  await expectConverged(team.server, [team.ana, vic])
})
