import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { restore } from '../../../../backend/src/backup/restore.ts'
import { freshDatabase } from '../../../backend/support/databases.ts'
import { dieAfter } from '../../helpers/dying-worker'
import { expectConverged, settle } from './support/compare'
import { addContact, addNote, contactOf, edit, idAt, nameOf, notesOf, waitingOf } from './support/desk'
import { type Fault, until } from './support/net'
import { startServer } from './support/server'
import { hire, startTeam, type Team } from './support/team'
import { killWorker, type World } from './support/world'

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

describe('a way to the server that', () => {
  test.each<Fault>(['unsent', 'lost', 'doubled', 'late', 'truncated', 'broken', 'strange'])(
    'is %s for a while loses nothing and does nothing twice',
    async (fault) => {
      const id = idAt(['unsent', 'lost', 'doubled', 'late', 'truncated', 'broken', 'strange'].indexOf(fault))
      ben.way.fault = () => fault
      await addContact(ben, id, `Over a way that is ${fault}`)
      await ben.worker.commands.sync()
      await edit(ben, id, { company: 'Second' })
      await ben.worker.commands.sync()
      const { phase, since, waiting } = await ben.worker.commands.teamState()
      const isAway = fault !== 'doubled' && fault !== 'late'
      expect({ phase, isAway: since !== undefined }).toEqual({
        phase: isAway ? 'offline' : 'in-step',
        isAway,
      })
      expect(waiting > 0).toBe(isAway)
      ben.way.fault = () => 'none'
      await expectConverged(team.server, [ben, ana])
      expect(await contactOf(ana, id)).toMatchObject({ company: 'Second' })
      expect(await ben.worker.commands.teamState()).toMatchObject({ phase: 'in-step', waiting: 0 })
      expect((await ben.worker.commands.teamState()).since).toBeUndefined()
    },
  )

  test('comes back is used again by itself, soon', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.1)
    const stop = ben.worker.sendEdits()
    ben.way.fault = () => 'unsent'
    await addContact(ben, idAt(20), 'By itself')
    await until(async () => expect((await ben.worker.commands.teamState()).phase).toBe('offline'))
    await new Promise((resolve) => setTimeout(resolve, 300))
    ben.way.fault = () => 'none'
    await until(async () => expect(await waitingOf(ben)).toBe(0))
    expect((await ben.worker.commands.teamState()).phase).toBe('in-step')
    stop()
    vi.mocked(Math.random).mockRestore()
  })

  test('asks to come later is left alone for that time', async () => {
    await ben.worker.commands.sync()
    const ask = vi.fn<typeof fetch>(
      async () => new Response('{"code":"TOO_MANY"}', { status: 429, headers: { 'Retry-After': '60' } }),
    )
    const real = globalThis.fetch
    vi.stubGlobal('fetch', ask)
    await edit(ben, idAt(20), { company: 'Later' })
    await ben.worker.commands.sync()
    expect(ask).toHaveBeenCalledOnce()
    expect(await ben.worker.commands.teamState()).toMatchObject({ phase: 'sending', waiting: 1 })
    // Neither the minute's alarm nor an edit goes before that.
    await ben.worker.tick()
    await ben.worker.look()
    expect(ask).toHaveBeenCalledOnce()
    vi.stubGlobal('fetch', real)
    await expectConverged(team.server, [ben, ana])
  })
})

test('a contact that was given away before its maker heard of it is not kept by them', async () => {
  const [id, note] = [idAt(60), idAt(61)]
  await addContact(ben, id, 'Given away')
  await addNote(ben, note, id, 'of Ben')
  ben.way.fault = (path) => (path === '/v1/sync/push' ? 'lost' : 'unsent')
  await ben.worker.commands.sync()
  ben.way.fault = () => 'none'
  await settle([ana])
  await edit(ana, id, { ownerId: (await ana.worker.session())?.user.id })
  await settle([ana])
  await expectConverged(team.server, [ben, ana])
  expect(await contactOf(ben, id)).toBeUndefined()
  expect(await notesOf(ben, id)).toEqual([])
  expect(await notesOf(ana, id)).toEqual(['of Ben'])
})

describe('edits that the server will not take', () => {
  test('one that it cannot read keeps back no other, and is there to be seen', async () => {
    for (let at = 0; at < 9; at++) await addContact(ben, idAt(100 + at), `Batch ${at}`)
    const db = await ben.worker.database()
    const entries = await db.outbox.toArray()
    const bad = entries[4]!
    await db.outbox.put({ ...bad, mutation: { ...bad.mutation, mid: 'none' } })
    await ben.worker.commands.sync()
    expect(await waitingOf(ben)).toBe(0)
    const { rows } = await ben.worker.lists.pageRefusals({ limit: 9 })
    expect(rows).toMatchObject([{ rowId: bad.mutation.id, reason: 'invalid' }])
    const sent = (await team.server.rows()).filter(({ data }) =>
      (data['name'] as string | undefined)?.startsWith('Batch'),
    )
    expect(sent).toHaveLength(8)
    await ben.worker.removeContact(bad.mutation.id)
    await ben.worker.lists.dismissRefusal(rows[0]!.id)
    await settle([ben, ana])
  })

  test('many that are too large for one request go in several', async () => {
    const text = 'あ'.repeat(9_000)
    await addContact(ben, idAt(400), 'Long notes')
    for (let at = 0; at < 80; at++) await addNote(ben, idAt(401 + at), idAt(400), `${at} ${text}`)
    const before = ben.way.requests.length
    await ben.worker.commands.sync()
    const pushes = ben.way.requests.slice(before).filter(({ path }) => path === '/v1/sync/push')
    expect(pushes.length).toBeGreaterThan(2)
    expect(pushes.every(({ status }) => status === 200)).toBe(true)
    await settle([ana])
    expect(await notesOf(ana, idAt(400))).toHaveLength(80)
  })

  test('a proxy that takes less is met by sending less', async () => {
    const real = globalThis.fetch
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const isLarge = (init.body as string).length > 2_500
      return isLarge ? new Response('<html>413</html>', { status: 413 }) : real(url, init)
    })
    for (let at = 0; at < 12; at++) await addContact(ben, idAt(170 + at), `Small proxy ${at}`)
    await ben.worker.commands.sync()
    expect(await waitingOf(ben)).toBe(0)
    vi.stubGlobal('fetch', real)
    await expectConverged(team.server, [ben, ana])
  })
})

describe('a worker that is killed', () => {
  test.each(['before its request', 'before the answer'] as const)(
    '%s has sent its edits once',
    async (when) => {
      const id = idAt(when === 'before its request' ? 200 : 201)
      await addContact(ben, id, when)
      let dying: Promise<void> | undefined
      const die = async (path: string): Promise<void> => {
        if (path === '/v1/sync/push') await (dying ??= killWorker(ben))
      }
      if (when === 'before its request') ben.way.beforeRequest = die
      else ben.way.beforeAnswer = die
      void ben.worker.commands.sync()
      await until(() => expect(dying).toBeDefined())
      await dying
      ben.way.beforeRequest = ben.way.beforeAnswer = async () => undefined
      expect(await waitingOf(ben)).toBeGreaterThan(0)
      await ben.worker.tick()
      expect(await waitingOf(ben)).toBe(0)
      expect((await team.server.rows()).filter(({ id: one }) => one === id)).toHaveLength(1)
      await expectConverged(team.server, [ben, ana])
    },
  )

  test('while it stores an answer has stored all of it or nothing, and goes on', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue()
    for (let writes = 0; writes < 12; writes += 2) {
      await addContact(ana, idAt(210 + writes), `Of Ana ${writes}`)
      await addContact(ben, idAt(230 + writes), `Of Ben ${writes}`)
      await ana.worker.commands.sync()
      await dieAfter(writes, () => ben.worker.commands.sync())
      await killWorker(ben)
      await expectConverged(team.server, [ben, ana])
    }
    expect(told.mock.calls.flat().every((line) => String(line).includes('The worker died'))).toBe(true)
    told.mockRestore()
  })
})

describe('a server that was restored', () => {
  test('gets back what the devices wrote since, and all are in step on its new timeline', async () => {
    await addContact(ben, idAt(300), 'Before')
    await settle([ben, ana])
    const full = await exported()
    await edit(ben, idAt(300), { company: 'After the backup' })
    await addContact(ben, idAt(301), 'After')
    await addNote(ana, idAt(302), idAt(300), 'after')
    await settle([ana, ben])
    await edit(ana, idAt(300), { email: 'while@it.stood' })
    const db = await freshDatabase()
    await restore(db, [full])
    const old = team.server
    team.server = await startServer(db)
    for (const { way } of [ana, ben]) way.server = team.server
    await old.stop()
    // Both learn of it, and then send again what each of them has.
    await settle([ana, ben])
    await expectConverged(team.server, [ana, ben])
    expect(await contactOf(ana, idAt(300))).toMatchObject({
      company: 'After the backup',
      email: 'while@it.stood',
    })
    expect(await nameOf(ana, idAt(301))).toBe('After')
    expect(await notesOf(ben, idAt(300))).toEqual(['after'])
    for (const { worker } of [ana, ben]) {
      expect((await worker.lists.pageConflicts({ limit: 9 })).rows).toEqual([])
      expect((await worker.lists.pageRefusals({ limit: 9 })).rows).toEqual([])
    }
  })

  test('a browser whose database was restored from a backup begins anew and loses nothing', async () => {
    await addContact(ben, idAt(310), 'In step')
    await settle([ben, ana])
    // What a backup of the extension holds: the rows, and nothing of the team.
    const db = await ben.worker.database()
    for (const table of [
      'syncState',
      'syncRows',
      'outbox',
      'sentMutations',
      'refusals',
      'conflicts',
    ] as const)
      await db[table].clear()
    await killWorker(ben)
    await edit(ben, idAt(310), { company: 'written before it knew' })
    await settle([ben])
    expect(await ben.worker.commands.teamState()).toMatchObject({ phase: 'in-step', waiting: 0 })
    await edit(ben, idAt(310), { company: 'after' })
    await expectConverged(team.server, [ben, ana])
    expect((await contactOf(ana, idAt(310)))?.company).toBe('after')
  })
})

const folder = mkdtempSync(joinPath(tmpdir(), 'chatside-team-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** @returns the file of the server's own backup. */
async function exported(): Promise<string> {
  const session = await ana.worker.session()
  const response = await fetch(`http://localhost:${ana.way.port}/v1/admin/export`, {
    headers: { Authorization: `Bearer ${session?.token}` },
  })
  const file = joinPath(folder, 'full.jsonl')
  writeFileSync(file, Buffer.from(await response.arrayBuffer()))
  return file
}
