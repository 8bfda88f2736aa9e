import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Settings } from '@/storage/schema/settings'
import { expectConverged, settle } from './support/compare'
import { addContact, contactOf, edit, idAt } from './support/desk'
import { hire, invite, join, startTeam, type Team } from './support/team'
import { killWorker, openWorld, type World } from './support/world'

let team: Team
let ana: World
let eva: World
let ben: World

beforeAll(async () => {
  team = await startTeam()
  ana = team.ana
  eva = await hire(team, 'Eva', 'owner')
  ben = await hire(team, 'Ben', 'rep')
})

afterAll(async () => {
  for (const { worker } of [ana, eva, ben]) await worker.commands.stop()
  await team.server.stop()
})

beforeEach(() => {
  for (const world of [ana, eva, ben]) world.skewMs = 0
})

const settingsOf = ({ worker }: World): Promise<Settings> => worker.settings.readSettings()
const namesOf = async (world: World) =>
  (await settingsOf(world)).stages.map(({ name, key }) => name ?? key ?? '')
const labelsOf = async (world: World) => (await settingsOf(world)).customFields.map(({ label }) => label)
const partOf = <Part extends keyof Settings>(part: Part) => {
  return async (world: World): Promise<Settings[Part]> => (await settingsOf(world))[part]
}

/** Does it as a screen does: with what it shows as what is to be changed. */
async function change(world: World, make: (shown: Settings) => Partial<Settings>): Promise<void> {
  const shown = await settingsOf(world)
  await world.worker.settings.changeSettings(() => make(shown), shown)
}

async function addStage(world: World, number: number, name: string): Promise<void> {
  await change(world, ({ stages }) => ({
    stages: stages.toSpliced(-2, 0, { id: idAt(number), name, kind: 'open' }),
  }))
}

/** What the browser itself keeps, which is read when the worker is asked before the database. */
async function keptBy({ browser }: World): Promise<Settings> {
  return (await browser.storage.local.get('settings'))['settings'] as Settings
}

describe('what a team has in common in its settings', () => {
  test("begins as the first owner's, and is everybody's who joins", async () => {
    await addStage(ana, 1, 'Samples')
    await change(ana, () => ({
      currency: 'EUR',
      customFields: [{ id: idAt(2), label: 'Size', kind: 'text' }],
    }))
    await settle([ana, eva, ben])
    for (const world of [ana, eva, ben]) {
      expect(await namesOf(world)).toEqual([
        'delivered',
        'read',
        'replied',
        'quoted',
        'Samples',
        'won',
        'lost',
      ])
      expect(await labelsOf(world)).toEqual(['Size'])
      expect((await settingsOf(world)).currency).toBe('EUR')
      expect(await keptBy(world)).toMatchObject(await settingsOf(world))
    }
    await expectConverged(team.server, [ana, eva, ben])
  })

  test('wins over what somebody had who joins; a deal in a stage of their own stays, and so does what a card says', async () => {
    const cleo = await openWorld('Cleo', team.server)
    const own = { id: idAt(11), name: 'My stage', kind: 'open' } as const
    await cleo.worker.settings.changeSettings(({ stages }) => ({
      stages: [own, ...stages],
      customFields: [{ id: idAt(12), label: 'Shoe', kind: 'text' }],
      myName: 'Cleo',
    }))
    const id = idAt(13)
    await addContact(cleo, id, 'Maria')
    await edit(cleo, id, { 'custom.Shoe': '42' })
    const times = { stageAt: 0, createdAt: 0, updatedAt: 0 }
    await cleo.worker.mutate(
      [
        {
          table: 'deals',
          create: {
            id: idAt(14),
            contactId: id,
            title: 'Deal',
            currency: 'EUR',
            stageId: own.id,
            rank: 1,
            ...times,
          },
        },
      ],
      'deals.save',
    )
    await join(cleo, (await invite(ana, { role: 'rep' })).secret)
    await settle([cleo, ana])
    expect(await namesOf(cleo)).toEqual(await namesOf(ana))
    expect(await labelsOf(cleo)).toEqual(['Size'])
    expect((await settingsOf(cleo)).myName).toBe('Cleo')
    expect((await contactOf(cleo, id))?.custom).toEqual({ Shoe: '42' })
    const board = await cleo.worker.dealBoard()
    expect(board.find(({ deals }) => deals.some((deal) => deal.id === idAt(14)))).toBe(board[0])
    await expectConverged(team.server, [cleo, ana])
    await cleo.worker.commands.leaveTeam({ wipe: true })
    // As it was last, whatever goes.
    expect(await namesOf(cleo)).toEqual(await namesOf(ana))
    expect(await (await cleo.worker.database()).teamSettings.count()).toBe(0)
    await change(cleo, () => ({ currency: 'CHF' }))
    expect((await settingsOf(cleo)).currency).toBe('CHF')
    await cleo.worker.commands.stop()
  })

  test('keeps what two owners add at the same time, and the order each of them gave it', async () => {
    await addStage(ana, 20, "Ana's")
    await addStage(eva, 21, "Eva's")
    await change(eva, ({ customFields }) => ({
      customFields: [{ id: idAt(22), label: 'First', kind: 'number' }, ...customFields],
    }))
    await settle([ana, eva, ben])
    for (const world of [ana, eva, ben]) {
      const names = await namesOf(world)
      expect(names.toSorted()).toContain("Ana's")
      expect(names.toSorted()).toContain("Eva's")
      expect(names.slice(-2)).toEqual(['won', 'lost'])
      expect(names).toEqual(await namesOf(ana))
      expect(await labelsOf(world)).toEqual(['First', 'Size'])
    }
    expect((await ana.worker.lists.pageConflicts({ limit: 9 })).rows).toEqual([])
    await expectConverged(team.server, [ana, eva, ben])
  })

  test('lets a screen that is behind write what was done there and nothing else', async () => {
    const shown = await settingsOf(eva)
    await addStage(ana, 30, 'Unseen')
    await settle([ana, eva])
    const renamed = shown.stages.map((stage) =>
      stage.id === idAt(20) ? { ...stage, name: 'Renamed' } : stage,
    )
    await eva.worker.settings.changeSettings(() => ({ stages: renamed }), { stages: shown.stages })
    await settle([eva, ana])
    for (const world of [ana, eva])
      expect(await namesOf(world)).toEqual(expect.arrayContaining(['Unseen', 'Renamed']))
    // Taken back on that screen, it takes back no more than that.
    await eva.worker.settings.changeSettings(() => ({ stages: shown.stages }), { stages: renamed })
    await settle([eva, ana])
    for (const world of [ana, eva])
      expect(await namesOf(world)).toEqual(expect.arrayContaining(['Unseen', "Ana's"]))
  })

  test('has the later of two values, tells whose is gone, and lets them put it back', async () => {
    const name = (called: string) => (world: World) =>
      change(world, ({ stages }) => ({
        stages: stages.map((stage) => (stage.id === idAt(30) ? { ...stage, name: called } : stage)),
      }))
    await settle([ana, eva])
    await name('Earlier')(ana)
    // For her alone: what she wrote is that much older.
    ana.skewMs = 60_000
    await name('Later')(eva)
    await settle([ana, eva])
    for (const world of [ana, eva]) expect(await namesOf(world)).toContain('Later')
    const { rows } = await ana.worker.lists.pageConflicts({ limit: 9 })
    expect(rows).toMatchObject([
      {
        table: 'teamSettings',
        field: 'value.name',
        mine: 'Earlier',
        theirs: 'Later',
        title: 'Later',
        part: 'stages',
      },
    ])
    expect((await eva.worker.lists.pageConflicts({ limit: 9 })).rows).toEqual([])
    await ana.worker.lists.resolveConflict(rows[0]!.id, 'mine')
    await settle([ana, eva])
    for (const world of [ana, eva]) expect(await namesOf(world)).toContain('Earlier')
    expect((await ana.worker.lists.pageConflicts({ limit: 9 })).rows).toEqual([])
  })

  test('is kept field by field, also within a setting', async () => {
    await change(ana, ({ serviceLevels }) => ({ serviceLevels: { ...serviceLevels, A: { minutes: 5 } } }))
    await change(eva, ({ serviceLevels }) => ({
      serviceLevels: { ...serviceLevels, B: { minutes: 7, nightMinutes: 70 } },
    }))
    await change(ana, ({ cadences: [first, ...others] }) => ({
      cadences: [
        { ...first!, seasons: [{ from: '11-15', to: '12-31', idealHours: 1, maxHours: 2 }] },
        ...others,
      ],
    }))
    await change(eva, ({ cadences: [first, ...others] }) => ({
      cadences: [{ ...first!, idealHours: 50 }, ...others],
    }))
    await change(ana, () => ({ holidays: [{ date: '2026-12-25', name: 'Christmas' }] }))
    await change(eva, () => ({ holidays: [{ date: '2026-05-01', name: '' }] }))
    await settle([ana, eva, ben])
    for (const world of [ana, eva, ben]) {
      expect(await partOf('serviceLevels')(world)).toMatchObject({
        A: { minutes: 5 },
        B: { minutes: 7, nightMinutes: 70 },
      })
      expect((await partOf('serviceLevels')(world)).A).not.toHaveProperty('nightMinutes')
      expect((await partOf('cadences')(world))[0]).toMatchObject({
        idealHours: 50,
        seasons: [{ from: '11-15', idealHours: 1 }],
      })
      expect((await partOf('holidays')(world)).map(({ date }) => date)).toEqual(['2026-05-01', '2026-12-25'])
    }
    await expectConverged(team.server, [ana, eva, ben])
  })

  test('is not for a rep to change: nothing is written, nothing is half', async () => {
    const before = await settingsOf(ben)
    const tried = change(ben, ({ stages }) => ({ stages: stages.slice(1), myName: 'Benjamin' }))
    await expect(tried).rejects.toMatchObject({ code: 'look-only' })
    expect(await settingsOf(ben)).toEqual(before)
    await change(ben, () => ({ myName: 'Benjamin' }))
    expect(await settingsOf(ben)).toEqual({ ...before, myName: 'Benjamin' })
    expect((await ben.worker.commands.teamState()).waiting).toBe(0)
  })

  test('is not reset with what is somebody’s own, whoever they are', async () => {
    for (const world of [ana, ben]) {
      await change(world, () => ({ trigger: ';' }))
      const before = await settingsOf(world)
      await world.worker.settings.resetSettings()
      const after = await settingsOf(world)
      expect(after.trigger).toBe('/')
      const { stages, grading, currency, holidays, cadences, serviceLevels } = before
      expect(after).toMatchObject({ stages, grading, currency, holidays, cadences, serviceLevels })
    }
    expect((await ana.worker.commands.teamState()).waiting).toBe(0)
  })
})

describe('a worker that dies', () => {
  test('after an edit is in the database and before it is kept beside it: the edit is what is read, and goes out', async () => {
    const { local } = ana.browser.storage
    const set = local.set
    local.set = async (values) => ('settings' in values ? new Promise(() => undefined) : set(values))
    const writing = addStage(ana, 40, 'Died')
    void writing.catch(() => undefined)
    const db = await ana.worker.database()
    await expect.poll(() => db.outbox.count()).toBeGreaterThan(0)
    expect((await keptBy(ana)).stages.map(({ name }) => name)).not.toContain('Died')
    local.set = set
    await killWorker(ana)
    expect(await namesOf(ana)).toContain('Died')
    await expect.poll(async () => (await keptBy(ana)).stages.map(({ name }) => name)).toContain('Died')
    await settle([ana, eva])
    expect(await namesOf(eva)).toContain('Died')
    await expectConverged(team.server, [ana, eva])
  })

  test("after another's edit is in the database and before it is kept beside it reads nothing old", async () => {
    const { local } = eva.browser.storage
    const set = local.set
    local.set = async (values) => ('settings' in values ? new Promise(() => undefined) : set(values))
    await addStage(ana, 41, 'Told')
    await settle([ana])
    const syncing = eva.worker.commands.sync()
    void syncing.catch(() => undefined)
    const db = await eva.worker.database()
    const told = async () => (await db.teamSettings.toArray()).some(({ key }) => key === idAt(41))
    await expect.poll(told).toBe(true)
    expect((await keptBy(eva)).stages.map(({ name }) => name)).not.toContain('Told')
    local.set = set
    await killWorker(eva)
    expect(await namesOf(eva)).toContain('Told')
    await settle([ana, eva])
    await expectConverged(team.server, [ana, eva])
  })
})
