import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'
import { openDatabase } from '../../../backend/src/db/open-database.ts'
import type { Mutation } from '../../../storage/sync/wire.ts'
import { freshPostgres } from '../support/databases.ts'
import { createPen } from '../sync/pen.ts'
import { createTeam } from '../sync/team.ts'
import { makeDataFolder } from './support/data-folder.ts'
import { createDevice, joinAsOwner } from './support/device.ts'
import { mountDisk, unmountAll } from './support/mounted-disk.ts'
import { killAll, type ServerProcess, startServerProcess } from './support/server-process.ts'

const QUOTA = fileURLToPath(new URL('./support/quota.ts', import.meta.url))
const FULL = { status: 503, body: { code: 'UNAVAILABLE', detail: 'disk' } }
const UNAVAILABLE = { status: 503, body: { code: 'UNAVAILABLE' } }
const LONG = 20_000
const SOON = { timeout: 60_000, interval: 200 }

const folder = mkdtempSync(join(tmpdir(), 'chatside-full-'))
afterAll(() => {
  killAll()
  unmountAll()
  rmSync(folder, { recursive: true, force: true })
})

test(
  'a server whose disk is full takes nothing, loses nothing, says so, and goes on when there is room again',
  { timeout: 600_000 },
  async () => {
    await makeDataFolder(folder)
    const server = await startServerProcess({ folder }, { imports: [QUOTA] })
    const device = createDevice(server.url, await joinAsOwner(server.url, server.secret ?? ''))
    const taken: string[] = []
    const push = async (mut: Mutation): Promise<void> => {
      expect(await device.push([mut])).toMatchObject({ status: 200, body: { res: [{ st: 'ok' }] } })
      taken.push(mut.id)
    }
    const ready = () => readyz(server)
    await push(device.contact('first'))

    // No file can grow: what is there can be read, and nothing is written.
    await server.tell('full')
    const large = device.contact(noise(LONG))
    expect(await device.push([large])).toEqual(UNAVAILABLE)
    expect(await ready()).toEqual(FULL)
    expect(server.logged()).toContain('"errorCode":"53100"')
    expect(server.logged()).toContain('"msg":"disk is full"')
    expect((await device.pull()).rows.map(({ id }) => id)).toEqual(taken)
    await server.tell('roomy')
    expect((await ready()).status).toBe(200)
    await push(large)

    // Nothing can be written at all: the database gives up, and begins anew from what is on the disk.
    await server.tell('refusing')
    const last = device.contact('last')
    expect(await device.push([last])).toEqual(UNAVAILABLE)
    expect((await ready()).status).toBe(503)
    expect(await device.push([last])).toEqual(UNAVAILABLE)
    await server.tell('roomy')
    await vi.waitFor(async () => expect((await ready()).status).toBe(200), SOON)
    expect(server.logged()).toContain('"msg":"database.begun-anew"')
    await push(last)
    expect((await device.pull()).rows.map(({ id }) => id).toSorted()).toEqual(taken.slice(1).toSorted())

    // What it had done when it was killed is there, though it told nobody.
    await server.tell('committed')
    const untold = device.contact('untold')
    await expect(device.push([untold])).rejects.toThrow('fetch failed')
    expect(await server.ended).toBe('SIGKILL')
    taken.push(untold.id)

    const db = await openDatabase({ folder })
    const rows = await db.own((tx) => tx.query<{ id: string }>('select id from rows order by seq'))
    expect(rows.map(({ id }) => id)).toEqual(taken)
    await db.close()
  },
)

/** No file of the server may be longer: more than a segment of its log, and less than what is pushed. */
const MOST_BLOCKS = 34_000
const MOST_PUSHES = 60

test(
  'a server that may not make a file longer says so as long as that is so',
  { timeout: 600_000 },
  async () => {
    const limited = await ownFolder('limited')
    const server = await startServerProcess({ folder: limited }, { mostBlocks: MOST_BLOCKS })
    const device = createDevice(server.url, await joinAsOwner(server.url, server.secret ?? ''))
    const taken: string[] = []
    let refused: Mutation[] = []
    for (let pushes = 0; refused.length === 0 && pushes < MOST_PUSHES; pushes++) {
      const muts = Array.from({ length: 5 }, () => device.contact(noise(60_000)))
      const answer = await device.push(muts)
      if (answer.status === 200) taken.push(...muts.map(({ id }) => id))
      else refused = muts
    }
    expect(refused).toHaveLength(5)
    for (let asked = 0; asked < 2; asked++) expect(await readyz(server)).toEqual(FULL)
    expect((await device.pull()).rows.map(({ id }) => id)).toEqual(taken)
    expect(await device.push(refused)).toEqual(UNAVAILABLE)
    lift(server)
    expect((await readyz(server)).status).toBe(200)
    expect((await device.push(refused)).status).toBe(200)
    expect((await device.pull()).rows.map(({ id }) => id)).toEqual(refused.map(({ id }) => id))
    await server.kill()
  },
)

test(
  'so does one whose file system has no room left, and it goes on when there is some',
  { timeout: 600_000 },
  async () => {
    const disk = mountDisk()
    const home = await ownFolder('home', disk?.path)
    const server = await startServerProcess({ folder: home }, disk === undefined ? { imports: [QUOTA] } : {})
    const device = createDevice(server.url, await joinAsOwner(server.url, server.secret ?? ''))
    const first = device.contact('first')
    expect((await device.push([first])).status).toBe(200)
    await (disk === undefined ? server.tell('full') : disk.fill())
    const large = Array.from({ length: 5 }, () => device.contact(noise(60_000)))
    expect(await device.push(large)).toEqual(UNAVAILABLE)
    expect(await readyz(server)).toEqual(FULL)
    expect(server.logged()).toContain('"errorCode":"53100"')
    expect((await device.pull()).rows.map(({ id }) => id)).toEqual([first.id])
    await (disk === undefined ? server.tell('roomy') : disk.free())
    await vi.waitFor(async () => expect((await readyz(server)).status).toBe(200), SOON)
    expect((await device.push(large)).status).toBe(200)
    await server.kill()
    const db = await openDatabase({ folder: home })
    const rows = await db.own((tx) => tx.query<{ id: string }>('select id from rows order by seq'))
    expect(rows.map(({ id }) => id)).toEqual([first, ...large].map(({ id }) => id))
    await db.close()
  },
)

test('a PostgreSQL without room has what was pushed refused as a whole, and is not ready until there is', async () => {
  const { url: _, ...db } = await freshPostgres()
  const team = await createTeam([db])
  const logged: unknown[] = []
  Object.assign(team.services.log, { error: (...all: unknown[]) => void logged.push(all) })
  const pen = createPen(team, await team.join('owner'))
  await db.own((tx) =>
    tx.query(`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$`),
  )
  for (const table of ['mutations', 'self_test'])
    await db.own((tx) =>
      tx.query(`create trigger full_disk before insert on ${table} execute function no_room()`),
    )
  const muts = [pen.mut('tags', 'one', { name: 'One' }), pen.mut('tags', 'two', { name: 'Two' })]
  expect(await db.hasRoom()).toBe(true)
  expect(await pen.push(muts)).toEqual(UNAVAILABLE)
  expect(logged).toHaveLength(1)
  expect(await db.hasRoom()).toBe(false)
  expect((await pen.pull()).body).toMatchObject({ rows: [], head: 0 })
  for (const table of ['mutations', 'self_test'])
    await db.own((tx) => tx.query(`drop trigger full_disk on ${table}`))
  expect(await db.hasRoom()).toBe(true)
  expect((await pen.push(muts)).body.res).toMatchObject([
    { st: 'ok', seq: 1 },
    { st: 'ok', seq: 2 },
  ])
  await db.close()
})

/** What cannot be made smaller. */
function noise(length: number): string {
  return Array.from({ length }, () => String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000))).join(
    '',
  )
}

async function readyz({ url }: ServerProcess): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/readyz`)
  return { status: response.status, body: await response.json() }
}

async function ownFolder(name: string, parent = folder): Promise<string> {
  const own = join(parent, name)
  await makeDataFolder(own)
  return own
}

/** Its files may be of any length from now on. */
function lift({ pid }: ServerProcess): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), '--fsize=unlimited'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}
