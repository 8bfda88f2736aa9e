import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restore } from '../../../../backend/src/backup/restore.ts'
import { freshDatabase } from '../../../backend/support/databases.ts'
import { expectConverged, settle } from './support/compare'
import { addContact, addNote, contactOf, edit, idAt, waitingOf } from './support/desk'
import { lies, tell } from './support/lies'
import { cutLines, HONEST, until } from './support/net'
import { startServer } from './support/server'
import { ask, hire, startTeam, type Team } from './support/team'
import type { World } from './support/world'

/** More of them by hand: CHATSIDE_RUNS=300. */
const RUNS = Number(process.env['CHATSIDE_RUNS'] ?? 2)

let team: Team
let ana: World
let ben: World
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'chatside-lying-'))
  team = await startTeam()
  ana = team.ana
  ben = await hire(team, 'Ben', 'rep')
  for (let at = 0; at < 3; at++) {
    await addContact(ben, idAt(at), `Of Ben ${at}`)
    await addNote(ben, idAt(100 + at), idAt(at), 'Noted')
  }
  await settle([ben, ana])
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const { worker } of [ana, ben]) await worker.commands.stop()
  await team.server.stop()
})

/** All that is here of contacts and what belongs to them, and what waits to be sent. */
async function allOf({ worker }: World) {
  const db = await worker.database()
  const [contacts, notes, waiting] = [
    await db.contacts.toArray(),
    await db.notes.toArray(),
    await db.outbox.toArray(),
  ]
  return { contacts, notes, waiting: waiting.map(({ mutation }) => [mutation.mid, mutation.ops]) }
}

/** What is known here of the server's rows, and kept of what it did not take. */
async function knownOf({ worker }: World) {
  const { syncRows, refusals, syncState } = await worker.database()
  return { rows: await syncRows.toArray(), refused: await refusals.count(), state: await syncState.toArray() }
}

describe('somebody between a browser and its server', () => {
  test('takes no row from it and no edit, whatever they make of what is said; then all goes on', async () => {
    const { deviceId, ws } = (await ben.worker.session())!
    let number = 1_000
    await fc.assert(
      fc.asyncProperty(lies, fc.boolean(), async (told, withLine) => {
        if (withLine) {
          await ben.worker.look()
          await until(() => expect(ben.worker.isLineOpen()).toBe(true))
        }
        const known = { ws: ws.id, device: deviceId, rows: await team.server.rows(), others: ana.way }
        for (const lie of told) {
          // A line that is spoken truly may bring what is new meanwhile.
          await edit(ben, idAt(0), { company: `Unsent ${++number}` })
          await addContact(ben, idAt(number), 'Unsent')
          const before = await allOf(ben)
          tell(ben.way, lie, known)
          await ben.worker.commands.sync()
          await edit(ana, idAt(1), { company: `By Ana ${number}` })
          await ana.worker.commands.sync()
          await ben.worker.commands.sync()
          await expectKept(before)
        }
        ben.way.liar = HONEST
        await expectConverged(team.server, [ben, ana])
        expect(await contactOf(ana, idAt(0))).toMatchObject({ company: `Unsent ${number}` })
        const state = await ben.worker.commands.teamState()
        expect(state).toMatchObject({ phase: 'in-step', waiting: 0, refused: 0 })
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })

  test('who says that the device was removed ends the exchange only, and it is said that this could not be checked', async () => {
    const { deviceId, ws } = (await ben.worker.session())!
    const before = await allOf(ben)
    for (const how of ['revoked', 'no buckets'] as const) {
      tell(ben.way, { how, sig: 'dropped' }, { ws: ws.id, device: deviceId, rows: [], others: ana.way })
      await ben.worker.commands.sync()
      expect(await ben.worker.commands.teamState()).toMatchObject({ phase: 'unproved' })
      const session = await ben.worker.session()
      expect([session?.isOver, session?.removal]).toEqual([undefined, undefined])
      expect(await allOf(ben)).toEqual(before)
      ben.way.liar = HONEST
      await ben.worker.commands.sync()
      expect(await ben.worker.commands.teamState()).toMatchObject({ phase: 'in-step' })
    }
  })

  test('cannot have a browser emptied by the proof that another device was removed, nor by one at another time', async () => {
    const cy = await hire(team, 'Cy', 'rep')
    const { deviceId } = (await cy.worker.session())!
    await ask(ana, 'POST', `/v1/admin/devices/${deviceId}/revoke`)
    await cy.worker.commands.sync()
    expect((await cy.worker.session())?.removal).toMatchObject({ isDone: true })
    const { answer } = cy.way.requests.findLast(({ status }) => status === 401)!
    await settle([ben])
    // A line would tell truly what came of it.
    ben.way.hasLines = false
    cutLines(ben.way)
    const { proof } = JSON.parse(answer) as { proof: { at: number; sig: string } }
    const proofs = [proof, { ...proof, at: proof.at + 1 }, { ...proof, sig: 'A'.repeat(86) }]
    for (const one of proofs) {
      const text = JSON.stringify({ code: 'DEVICE_REVOKED', proof: one })
      ben.way.liar = { ...HONEST, answer: () => ({ text, status: 401 }) }
      await edit(ben, idAt(2), { company: `Waits ${one.sig}` })
      const before = { ...(await allOf(ben)), known: await knownOf(ben) }
      await ben.worker.commands.sync()
      expect(await ben.worker.commands.teamState()).toMatchObject({ phase: 'unproved', refused: 0 })
      expect((await ben.worker.session())?.removal).toBeUndefined()
      expect({ ...(await allOf(ben)), known: await knownOf(ben) }).toEqual(before)
    }
    Object.assign(ben.way, { liar: HONEST, hasLines: true })
    await settle([ben, ana])
    expect(await contactOf(ana, idAt(2))).toMatchObject({ company: `Waits ${'A'.repeat(86)}` })
  })
})

test('a change of rights by the server itself is felt at once', async () => {
  const { user } = (await ben.worker.session())!
  const id = idAt(5)
  await addContact(ben, id, 'Given away')
  await settle([ben, ana])
  const { user: owner } = (await ana.worker.session())!
  await ben.worker.look()
  await until(() => expect(ben.worker.isLineOpen()).toBe(true))
  await ask(ana, 'POST', '/v1/admin/reassign', { from: user.id, to: owner.id, contactIds: [id] })
  await until(async () => expect(await contactOf(ben, id)).toBeUndefined())
})

test('a server that was set back takes nothing away that its backup does not know yet to be seen', async () => {
  const { user } = (await ben.worker.session())!
  const { id: teamId } = (await ask(ana, 'POST', '/v1/admin/teams', { name: 'North' })) as { id: string }
  await addContact(ana, idAt(7), 'Of the team')
  await edit(ana, idAt(7), { teamId })
  await settle([ana])
  const session = (await ana.worker.session())!
  const answer = await fetch(`http://localhost:${ana.way.port}/v1/admin/export`, {
    headers: { Authorization: `Bearer ${session.token}` },
  })
  writeFileSync(joinPath(folder, 'full.jsonl'), await answer.text())
  await ask(ana, 'PUT', `/v1/admin/teams/${teamId}/members/${user.id}`)
  await settle([ben])
  await edit(ben, idAt(7), { company: 'By Ben' })
  await settle([ben])
  expect(await contactOf(ben, idAt(7))).toMatchObject({ name: 'Of the team' })

  const db = await freshDatabase()
  await restore(db, [joinPath(folder, 'full.jsonl')])
  const again = await startServer(db)
  for (const { way } of [ana, ben]) way.server = again
  await settle([ben, ana, ben])
  // Ben is not in the team any more, and the server says so; what he has stays, as his browser's own.
  expect(await contactOf(ben, idAt(7))).toMatchObject({ name: 'Of the team', company: 'By Ben' })
  expect(await ben.worker.commands.teamState()).toMatchObject({ phase: 'in-step' })
  expect(await waitingOf(ben)).toBe(0)
  // Once he is again, it is the team's once more; and what is taken from him then goes.
  await ask(ana, 'PUT', `/v1/admin/teams/${teamId}/members/${user.id}`)
  await settle([ben, ana])
  await ask(ana, 'DELETE', `/v1/admin/teams/${teamId}/members/${user.id}`)
  await settle([ben, ana])
  expect(await contactOf(ben, idAt(7))).toBeUndefined()
  await team.server.stop()
  team.server = again
})

async function expectKept(before: Awaited<ReturnType<typeof allOf>>): Promise<void> {
  const after = await allOf(ben)
  expect((await ben.worker.session())?.removal).toBeUndefined()
  const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)
  expect(ids(after.contacts)).toEqual(expect.arrayContaining(ids(before.contacts)))
  expect(ids(after.notes)).toEqual(expect.arrayContaining(ids(before.notes)))
  // What was sent is with the server, though nobody could say so.
  const mine = after.contacts.find(({ id }) => id === idAt(0))
  expect(mine).toMatchObject(before.contacts.find(({ id }) => id === idAt(0))!)
}
