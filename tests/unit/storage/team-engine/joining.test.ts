import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectConverged, settle } from './support/compare'
import { addContact, addNote, contactOf, edit, idAt, nameOf, notesOf } from './support/desk'
import { ask, invite, join, linkOf, startTeam, type Team } from './support/team'
import { openWorld, type World } from './support/world'

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

describe('who joins', () => {
  test('with contacts of their own brings them along, while they go on working', async () => {
    const dan = await openWorld('Dan', team.server)
    for (let at = 0; at < 30; at++) await addContact(dan, idAt(100 + at), `Dan's ${at}`)
    await addNote(dan, idAt(150), idAt(100), 'from before')
    const { secret } = await invite(ana, { role: 'rep' })
    const phases: string[] = []
    dan.way.beforeAnswer = async (path) => {
      const { phase } = await dan.worker.commands.teamState()
      phases.push(phase)
      // In the middle of it somebody writes.
      if (path === '/v1/sync/pull' && phases.length < 4) await edit(dan, idAt(101), { company: 'meanwhile' })
    }
    await join(dan, secret)
    dan.way.beforeAnswer = async () => undefined
    expect(phases).toContain('first')
    expect(await dan.worker.commands.teamState()).toMatchObject({ phase: 'in-step', waiting: 0, refused: 0 })
    await settle([ana])
    expect(await nameOf(ana, idAt(129))).toBe("Dan's 29")
    expect(await notesOf(ana, idAt(100))).toEqual(['from before'])
    expect((await contactOf(ana, idAt(101)))?.company).toBe('meanwhile')
    await expectConverged(team.server, [ana, dan])
    await dan.worker.commands.leaveTeam({ wipe: false })
    // What was theirs before stays with them.
    expect(await nameOf(dan, idAt(129))).toBe("Dan's 29")
    expect(await dan.worker.commands.teamState()).toEqual({
      phase: 'off',
      waiting: 0,
      refused: 0,
      conflicts: 0,
    })
    expect(await (await dan.worker.database()).syncRows.count()).toBe(0)
    const devices = (await ask(ana, 'GET', '/v1/admin/devices')) as {
      devices: { name: string; isRevoked: boolean }[]
    }
    expect(devices.devices).toContainEqual(expect.objectContaining({ name: "Dan's laptop", isRevoked: true }))
  })

  test('by an invite that was used is told so, and nothing is begun', async () => {
    const eve = await openWorld('Eve', team.server)
    const { secret } = await invite(ana, { role: 'rep' })
    await join(eve, secret)
    const mia = await openWorld('Mia', team.server)
    const again = mia.worker.commands.joinTeam({
      link: linkOf(mia, secret),
      userName: 'Mia',
      deviceName: 'x',
    })
    await expect(again).rejects.toMatchObject({ code: 'not-found', detail: 'INVITE_VOID' })
    const other = mia.worker.commands.joinTeam({
      link: 'https://x.example',
      userName: 'Mia',
      deviceName: 'x',
    })
    await expect(other).rejects.toMatchObject({ code: 'bad-request', detail: 'link' })
    // Whatever answers: it is not the server whose key the invite names.
    const { secret: fresh } = await invite(ana, { role: 'rep' })
    const elsewhere = mia.worker.commands.joinTeam({
      link: linkOf(mia, `${fresh.split('.')[0]}.${'A'.repeat(43)}`),
      userName: 'Mia',
      deviceName: 'x',
    })
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-allowed', detail: 'UNPROVED' })
    mia.way.fault = () => 'unsent'
    const away = mia.worker.commands.joinTeam({ link: linkOf(mia, secret), userName: 'Mia', deviceName: 'x' })
    await expect(away).rejects.toMatchObject({ code: 'unreachable' })
    expect(await mia.worker.session()).toBeUndefined()
    const twice = eve.worker.commands.joinTeam({
      link: linkOf(eve, secret),
      userName: 'Eve',
      deviceName: 'x',
    })
    await expect(twice).rejects.toMatchObject({ code: 'conflict' })
    await eve.worker.commands.leaveTeam({ wipe: true })
  })
})

describe('who leaves', () => {
  test('offline, and wants all of the team gone, keeps nothing but what never came from it', async () => {
    const fay = await openWorld('Fay', team.server)
    await join(fay, (await invite(ana, { role: 'owner' })).secret)
    await addContact(ana, idAt(200), 'Of the team')
    await settle([ana, fay])
    expect(await nameOf(fay, idAt(200))).toBe('Of the team')
    fay.way.fault = () => 'unsent'
    await edit(fay, idAt(200), { company: 'Not sent' })
    await addNote(fay, idAt(202), idAt(200), 'Not sent either')
    await addContact(fay, idAt(203), 'Never of the team')
    await fay.worker.commands.leaveTeam({ wipe: true })
    const db = await fay.worker.database()
    expect((await db.contacts.toArray()).map(({ name }) => name)).toEqual(['Never of the team'])
    expect(await db.notes.count()).toBe(0)
    expect(await fay.worker.session()).toBeUndefined()
    expect(await fay.browser.storage.local.get(['team', 'teamStatus'])).toEqual({})
    // The server still counts on the device; somebody removes it there.
    await addContact(fay, idAt(201), 'Own')
    expect(await db.outbox.count()).toBe(0)
    // What was not sent, and went with the team, stays to be saved until it is let go of.
    expect(await fay.worker.commands.teamState()).toMatchObject({ phase: 'off', refused: 2 })
    const { rows } = await fay.worker.lists.pageRefusals({ limit: 10 })
    expect(rows.map(({ reason, title, values }) => ({ reason, title, values }))).toEqual(
      expect.arrayContaining([
        { reason: 'unsent', title: 'Of the team', values: { company: 'Not sent' } },
        expect.objectContaining({ title: 'Not sent either', values: { text: 'Not sent either' } }),
      ]),
    )
    expect(await fay.worker.lists.exportRefusals()).toContain('Not sent either')
    await fay.worker.lists.dismissRefusals()
    expect(await fay.worker.commands.teamState()).toMatchObject({ phase: 'off', refused: 0 })
  })
})
