import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectConverged, settle } from './support/compare'
import {
  addContact,
  addNote,
  addTag,
  contactOf,
  edit,
  idAt,
  nameOf,
  notesOf,
  waitingOf,
} from './support/desk'
import { cutLines, until } from './support/net'
import { ask, hire, startTeam, type Team } from './support/team'
import type { World } from './support/world'

const DAY_MS = 86_400_000

let team: Team
let ana: World
let ben: World

beforeAll(async () => {
  team = await startTeam()
  ana = team.ana
  ben = await hire(team, 'Ben', 'rep')
})

afterAll(async () => {
  for (const { worker } of [ana, ben]) await worker.commands.stop()
  await team.server.stop()
})

/** For one of them alone: what they have written is that much older, however long requests take. */
function aMinutePasses(world: World): void {
  world.skewMs += 60_000
}

describe('two who have joined', () => {
  test('see what the other one writes, and nothing waits', async () => {
    const [id, tag] = [idAt(1), idAt(2)]
    await addContact(ben, id, 'Maria')
    await addTag(ben, tag, 'VIP')
    await edit(ben, id, { [`tags.${tag}`]: 1, company: 'Acme', 'custom.Size': '42' })
    await addNote(ben, idAt(3), id, 'Likes blue')
    await settle([ben, ana])
    expect(await contactOf(ana, id)).toMatchObject({
      name: 'Maria',
      company: 'Acme',
      custom: { Size: '42' },
      tags: { [tag]: 1 },
      ownerId: (await ben.worker.session())?.user.id,
    })
    expect(await notesOf(ana, id)).toEqual(['Likes blue'])
    await expectConverged(team.server, [ana, ben])
    expect(await ben.worker.commands.teamState()).toMatchObject({ phase: 'in-step', waiting: 0, refused: 0 })
  })

  test('who wrote different things while they were offline both keep them, and neither is told of a conflict', async () => {
    const id = idAt(10)
    await addContact(ben, id, 'Offline')
    await settle([ben, ana])
    await edit(ben, id, { company: "Ben's" })
    await addNote(ben, idAt(11), id, 'by Ben')
    await edit(ana, id, { email: 'ana@example.org' })
    await addNote(ana, idAt(12), id, 'by Ana')
    await settle([ana, ben])
    expect(await contactOf(ben, id)).toMatchObject({ company: "Ben's", email: 'ana@example.org' })
    expect(await notesOf(ana, id)).toEqual(['by Ana', 'by Ben'])
    expect((await ana.worker.lists.pageConflicts({ limit: 9 })).rows).toEqual([])
    expect((await ben.worker.lists.pageConflicts({ limit: 9 })).rows).toEqual([])
    await expectConverged(team.server, [ana, ben])
  })

  test.each([
    ['comes first', 20],
    ['comes after it', 21],
  ])(
    'who wrote the same field at once have the later value; who was earlier and %s is told',
    async (order, at) => {
      const id = idAt(at)
      await addContact(ben, id, 'Conflict')
      await settle([ben, ana])
      await edit(ben, id, { company: 'earlier' })
      aMinutePasses(ben)
      await edit(ana, id, { company: 'later' })
      await settle(order === 'comes first' ? [ben, ana] : [ana, ben])
      for (const world of [ana, ben]) expect((await contactOf(world, id))?.company).toBe('later')
      expect((await ana.worker.lists.pageConflicts({ limit: 9 })).rows).toEqual([])
      const [conflict, ...others] = (await ben.worker.lists.pageConflicts({ limit: 9 })).rows
      expect(conflict).toMatchObject({
        rowId: id,
        field: 'company',
        mine: 'earlier',
        theirs: 'later',
        by: { id: (await ana.worker.session())?.user.id, name: 'Ana' },
        contactName: 'Conflict',
      })
      expect(others).toEqual([])
      await ben.worker.lists.resolveConflict(conflict!.id, 'mine')
      await settle([ben, ana])
      for (const world of [ana, ben]) {
        expect((await contactOf(world, id))?.company).toBe('earlier')
        expect((await world.worker.lists.pageConflicts({ limit: 9 })).rows).toEqual([])
      }
      await expectConverged(team.server, [ana, ben])
    },
  )

  test('are in the same order though one clock is five days ahead and the other one five behind', async () => {
    const id = idAt(30)
    ;[ana.skewMs, ben.skewMs] = [5 * DAY_MS, -5 * DAY_MS]
    await addContact(ben, id, 'Clocks')
    await settle([ben, ana])
    await edit(ana, id, { company: 'earlier' })
    aMinutePasses(ana)
    await edit(ben, id, { company: 'later' })
    await settle([ben, ana])
    expect((await contactOf(ana, id))?.company).toBe('later')
    // Whoever knew what they overwrote is right, whatever the clocks say.
    await edit(ben, id, { company: 'last' })
    await settle([ben, ana])
    expect((await contactOf(ana, id))?.company).toBe('last')
    await expectConverged(team.server, [ana, ben])
    ;[ana.skewMs, ben.skewMs] = [0, 0]
  })

  test('know one another by name and role, also when that changes', async () => {
    const known = { name: 'Ben', role: 'rep', hasLeft: false }
    expect(await ana.worker.commands.colleagues()).toMatchObject([{ name: 'Ana', role: 'owner' }, known])
    const id = (await ben.worker.session())!.user.id
    await ask(ana, 'PATCH', `/v1/admin/members/${id}`, { name: 'Benjamin', role: 'manager' })
    await settle([ana, ben])
    expect(await ana.worker.commands.colleagues()).toContainEqual({
      ...known,
      id,
      name: 'Benjamin',
      role: 'manager',
    })
    expect((await ben.worker.commands.teamState()).link).toMatchObject({
      user: { name: 'Benjamin' },
      role: 'manager',
    })
    await ask(ana, 'PATCH', `/v1/admin/members/${id}`, { name: 'Ben', role: 'rep' })
    await settle([ana, ben])
  })
})

describe('with both of them looking', () => {
  let stops: (() => void)[] = []

  beforeAll(async () => {
    stops = [ana, ben].map(({ worker }) => worker.sendEdits())
    for (const { worker } of [ana, ben]) await worker.look()
    await until(() => {
      if (![ana, ben].every(({ worker }) => worker.isLineOpen())) throw new Error('no line yet')
    })
  })
  afterAll(() => stops.forEach((stop) => stop()))

  test('an edit is there within the time a person notices nothing', async () => {
    const id = idAt(40)
    await addContact(ben, id, 'Quick')
    await until(async () => expect(await nameOf(ana, id)).toBe('Quick'))
    const times: number[] = []
    for (let at = 0; at < 20; at++) {
      const [from, to] = at % 2 === 0 ? [ben, ana] : [ana, ben]
      const began = performance.now()
      await edit(from, id, { name: `Quick ${at}` })
      await until(async () => expect(await nameOf(to, id)).toBe(`Quick ${at}`))
      times.push(performance.now() - began)
    }
    times.sort((one, other) => one - other)
    console.log(`edit to other browser: p50 ${times[10]!.toFixed(0)} ms, p95 ${times[18]!.toFixed(0)} ms`)
    // Both databases, both workers and the server share this machine's one thread.
    expect(times[18]).toBeLessThan(3_000)
    const deltas = ana.frames.filter(({ type }) => type === 'delta')
    expect(deltas.length).toBeGreaterThan(9)
    await expectConverged(team.server, [ana, ben])
  })

  test('a line that breaks comes back, and what was missed meanwhile too', async () => {
    const id = idAt(41)
    ana.way.hasLines = false
    cutLines(ana.way)
    await until(() => expect(ana.worker.isLineOpen()).toBe(false))
    await addContact(ben, id, 'Missed')
    await until(async () => expect(await waitingOf(ben)).toBe(0))
    expect(await nameOf(ana, id)).toBeUndefined()
    ana.way.hasLines = true
    await until(async () => expect(await nameOf(ana, id)).toBe('Missed'))
    await until(() => expect(ana.worker.isLineOpen()).toBe(true))
  })

  test('a contact that is handed over appears at one and goes from the other, with all that hangs on it', async () => {
    const cleo = await hire(team, 'Cleo', 'rep')
    await cleo.worker.look()
    await until(() => expect(cleo.worker.isLineOpen()).toBe(true))
    const id = idAt(42)
    await addContact(ben, id, 'Handed')
    await addNote(ben, idAt(43), id, 'of Ben')
    await until(async () => expect(await notesOf(ana, id)).toEqual(['of Ben']))
    const began = performance.now()
    const to = (await cleo.worker.session())!.user.id
    const from = (await ben.worker.session())!.user.id
    await ask(ana, 'POST', '/v1/admin/reassign', { from, to, contactIds: [id] })
    await until(async () => {
      expect(await notesOf(cleo, id)).toEqual(['of Ben'])
      expect(await contactOf(ben, id)).toBeUndefined()
      expect(await notesOf(ben, id)).toEqual([])
    })
    console.log(`hand-over felt after ${(performance.now() - began).toFixed(0)} ms`)
    await expectConverged(team.server, [ana, ben, cleo])
    await cleo.worker.commands.leaveTeam({ wipe: true })
    await ana.worker.commands.sync()
  })

  test('without lines at all, asking now and then brings the same', async () => {
    ana.way.hasLines = false
    cutLines(ana.way)
    await addContact(ben, idAt(44), 'Without lines')
    await until(async () => {
      await ana.worker.look()
      expect(await nameOf(ana, idAt(44))).toBe('Without lines')
    })
    ana.way.hasLines = true
  })
})
