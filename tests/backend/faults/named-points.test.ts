import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshPostgresUrl } from '../support/databases.ts'
import { makeDataFolder } from './support/data-folder.ts'
import { createDevice, joinAsOwner } from './support/device.ts'
import { killAll, type Place, type Point, POINTS, startServerProcess } from './support/server-process.ts'

const root = mkdtempSync(join(tmpdir(), 'chatside-points-'))
afterAll(() => {
  killAll()
  rmSync(root, { recursive: true, force: true })
})

/** All of them, and in a folder too, by hand with CHATSIDE_RUNS=1: each point takes a process, which takes seconds there. */
const ALL = process.env['CHATSIDE_RUNS'] !== undefined
const CHOSEN: readonly Point[] = ALL ? POINTS : ['upserted', 'committed']
const KINDS = ALL ? (['folder', 'url'] as const) : (['url'] as const)

test.each(KINDS)(
  'a server killed at a point of a push has done all of it or nothing, and the device goes on (%s)',
  { timeout: 600_000 },
  async (kind) => {
    const place: Place = kind === 'url' ? { url: await freshPostgresUrl() } : { folder: join(root, 'folder') }
    if ('folder' in place) await makeDataFolder(place.folder)
    let server = await startServerProcess(place)
    const owner = await joinAsOwner(server.url, server.secret ?? '')
    const [writer, reader] = [createDevice(server.url, owner), createDevice(server.url, owner)]
    let sent = 0
    for (const point of CHOSEN) {
      const before = writer.contact(`before ${point}`)
      expect((await writer.push([before])).body.res).toEqual([{ n: before.n, st: 'ok', seq: ++sent }])
      await reader.pull()
      const muts = [writer.contact(`${point} 1`), writer.contact(`${point} 2`)]
      await server.tell(point)
      await expect(writer.push(muts), point).rejects.toThrow('fetch failed')
      expect(await server.ended).toBe('SIGKILL')
      server = await startServerProcess(place)
      for (const device of [writer, reader]) device.url = server.url
      // What another device sees before the edits are sent again is all of them, or none.
      const isDone = point === 'committed' || point === 'notified'
      const seen = await reader.pull()
      expect(seen.rows.map(({ id }) => id)).toEqual(isDone ? muts.map(({ id }) => id) : [])
      const { status, body } = await writer.push(muts)
      expect(status).toBe(200)
      const dup = isDone ? { dup: true } : {}
      expect(body.res).toEqual(muts.map(({ n }) => ({ n, st: 'ok', seq: ++sent, ...dup })))
      expect((await reader.pull()).head).toBe(sent)
    }
    const all = await createDevice(server.url, owner).pull()
    expect(all.rows).toHaveLength(sent)
    expect(all.head).toBe(sent)
    await server.kill()
  },
)
