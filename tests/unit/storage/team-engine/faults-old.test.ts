import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { beginTimelines } from '../../../../backend/src/backup/begin-timeline.ts'
import { prune } from '../../../../backend/src/db/prune.ts'
import { PROTOCOL } from '@/storage/sync/wire'
import { expectConverged, settle } from './support/compare'
import { addContact, addNote, contactOf, edit, idAt, nameOf, notesOf, waitingOf } from './support/desk'
import { cutLines } from './support/net'
import { copyProfile, putBack } from './support/profile'
import { copyServer, putServerBack } from './support/server-copy'
import { hire, startTeam, type Team } from './support/team'
import type { World } from './support/world'

/** Of each of two who were away for days; more by hand: CHATSIDE_EDITS=5000. */
const EDITS = Number(process.env['CHATSIDE_EDITS'] ?? 150)
const DAY_MS = 86_400_000
const AT_ONCE = 100

let team: Team
let ana: World
let ben: World

beforeAll(async () => {
  team = await startTeam()
  ana = team.ana
  ben = await hire(team, 'Ben', 'rep')
  // Nobody hears of anything before asking.
  for (const { way } of [ana, ben]) {
    way.hasLines = false
    cutLines(way)
  }
})
afterAll(async () => {
  for (const { worker } of [ana, ben]) await worker.commands.stop()
  await team.server.stop()
})

describe('a server of another version', () => {
  test.each([
    [PROTOCOL + 1, 'outdated'],
    [PROTOCOL - 1, 'server-outdated'],
  ] as const)('that speaks %i is said to be one: %s', async (spoken, phase) => {
    const real = globalThis.fetch
    const refusal = { code: 'PROTOCOL', detail: String(spoken) }
    vi.stubGlobal('fetch', async () => Response.json(refusal, { status: 426 }))
    await ben.worker.commands.sync()
    expect((await ben.worker.commands.teamState()).phase).toBe(phase)
    vi.stubGlobal('fetch', real)
    await settle([ben])
    expect((await ben.worker.commands.teamState()).phase).toBe('in-step')
  })

  test('names the one it speaks to whoever fetches or sends with another', async () => {
    // Browsers say theirs.
    const sent = ben.way.requests.filter(({ path }) => path.startsWith('/v1/sync/'))
    expect(new Set(sent.map(({ body }) => (body as { proto?: number }).proto))).toEqual(new Set([PROTOCOL]))
    const session = (await ben.worker.session())!
    const headers = { Authorization: `Bearer ${session.token}`, 'Content-Type': 'application/json' }
    const known = { client: 'client-of-ben', gen: 'g', cursors: {}, limit: 1, acked: 0, now: 0, muts: [{}] }
    for (const proto of [PROTOCOL - 1, PROTOCOL + 1])
      for (const what of ['pull', 'push']) {
        const url = `http://localhost:${ben.way.port}/v1/sync/${what}`
        const answer = await fetch(url, {
          method: 'POST',
          headers,
          body: JSON.stringify({ ...known, proto }),
        })
        expect(answer.status).toBe(426)
        expect(await answer.json()).toEqual({ code: 'PROTOCOL', detail: String(PROTOCOL) })
      }
  })

  test('keeps nobody from working, and gets it all once both are of one', async () => {
    await addContact(ben, idAt(1), 'Before')
    await settle([ben, ana])
    const real = globalThis.fetch
    vi.stubGlobal('fetch', async () => new Response('{"code":"PROTOCOL","detail":"2"}', { status: 426 }))
    await edit(ben, idAt(1), { company: 'Meanwhile' })
    await addNote(ben, idAt(2), idAt(1), 'while it was outdated')
    await ben.worker.commands.sync()
    expect(await ben.worker.commands.teamState()).toMatchObject({ phase: 'outdated', waiting: 2 })
    expect(await contactOf(ben, idAt(1))).toMatchObject({ company: 'Meanwhile' })
    vi.stubGlobal('fetch', real)
    await expectConverged(team.server, [ben, ana])
    expect((await ben.worker.commands.teamState()).phase).toBe('in-step')
    expect(await notesOf(ana, idAt(1))).toEqual(['while it was outdated'])
  })
})

describe('a device that was away for longer than the server remembers what is gone', () => {
  test('begins anew: what vanished meanwhile goes, its own edits stay', async () => {
    for (const at of [10, 11, 12]) await addContact(ben, idAt(at), `Contact ${at}`)
    await settle([ben, ana])
    // While Ben is away one of his contacts goes out of his sight, which he is to hear of only by what is missing.
    await edit(ana, idAt(10), { ownerId: (await ana.worker.session())!.user.id })
    await edit(ana, idAt(11), { company: 'Of Ana' })
    await settle([ana])
    await prune(team.server.db, Date.now() + 91 * DAY_MS)
    await edit(ben, idAt(12), { company: 'Written away' })
    await addContact(ben, idAt(13), 'Made away')
    const from = ben.way.requests.length
    await expectConverged(team.server, [ben, ana])
    expect(statuses(ben, from)).toContain(410)
    expect(await contactOf(ben, idAt(10))).toBeUndefined()
    expect(await contactOf(ben, idAt(11))).toMatchObject({ company: 'Of Ana' })
    expect(await contactOf(ana, idAt(12))).toMatchObject({ company: 'Written away' })
    expect(await nameOf(ana, idAt(13))).toBe('Made away')
    expect(await refused(ben)).toEqual([])
  })
})

describe('a browser’s profile that was rolled back', () => {
  test('counts anew under another name, loses nothing that it had sent, and does nothing twice', async () => {
    await addContact(ben, idAt(20), 'In step')
    await settle([ben, ana])
    await edit(ben, idAt(20), { company: 'Waits in the copy' })
    await addNote(ben, idAt(21), idAt(20), 'waits in the copy')
    const copy = await copyProfile(ben)
    await ben.worker.commands.sync()
    await edit(ben, idAt(20), { email: 'sent@after.it' })
    await addContact(ben, idAt(22), 'Made after it')
    await settle([ben, ana])
    await putBack(ben, copy)
    // Numbers that were used for other things by now.
    await edit(ben, idAt(20), { role: 'Buyer' })
    await addNote(ben, idAt(23), idAt(20), 'after it was rolled back')
    const from = ben.way.requests.length
    await expectConverged(team.server, [ben, ana])
    expect(statuses(ben, from)).toContain(409)
    expect(await contactOf(ana, idAt(20))).toMatchObject({
      company: 'Waits in the copy',
      email: 'sent@after.it',
      role: 'Buyer',
    })
    expect(await nameOf(ben, idAt(22))).toBe('Made after it')
    expect(await notesOf(ben, idAt(20))).toEqual(['after it was rolled back', 'waits in the copy'])
    expect(await refused(ben)).toEqual([])
  })
})

describe('a server whose database was put back from an older copy as it was', () => {
  test.each(['who writes first', 'who only asks'])(
    'is given again what it lacks by a device that can tell, and that loses nothing: %s',
    async (who) => {
      const base = who === 'who writes first' ? 30 : 40
      await addContact(ben, idAt(base), 'Before')
      await settle([ben, ana])
      const copy = await copyServer(team.server.db)
      await edit(ben, idAt(base), { company: 'After the copy' })
      await addContact(ben, idAt(base + 1), 'Made after the copy')
      await addNote(ana, idAt(base + 2), idAt(base), 'after the copy')
      await settle([ben, ana, ben])
      await putServerBack(team.server.db, copy)
      if (who === 'who writes first') await edit(ben, idAt(base), { email: 'later@it.was' })
      await settle([ben])
      const names = (await team.server.rows()).map(({ data }) => data['name'] ?? data['text'])
      expect(names).toEqual(expect.arrayContaining(['Made after the copy', 'after the copy']))
      // Who did not see further than the server counts by now cannot tell: it is to be told.
      await beginTimelines(team.server.db)
      await expectConverged(team.server, [ben, ana])
      expect(await contactOf(ana, idAt(base))).toMatchObject({ company: 'After the copy' })
      expect(await nameOf(ana, idAt(base + 1))).toBe('Made after the copy')
      expect(await notesOf(ben, idAt(base))).toEqual(['after the copy'])
      for (const world of [ana, ben]) expect(await refused(world)).toEqual([])
    },
  )

  test('gets it back from a device that came late too, once it was told to begin a new timeline', async () => {
    await addContact(ben, idAt(50), 'Before')
    await settle([ben, ana])
    const copy = await copyServer(team.server.db)
    await edit(ben, idAt(50), { company: 'After the copy', role: 'Of Ben' })
    await settle([ben, ana])
    // Ben does not hear of it before the copy is put back.
    await edit(ana, idAt(50), { role: 'Of Ana, later' })
    await settle([ana])
    await putServerBack(team.server.db, copy)
    expect(await beginTimelines(team.server.db)).toBe(1)
    // By now the server counts further than Ben has ever seen.
    for (const at of [51, 52, 53, 54]) await addContact(ana, idAt(at), `Meanwhile ${at}`)
    await settle([ana])
    await expectConverged(team.server, [ben, ana])
    const both = { company: 'After the copy', role: 'Of Ana, later' }
    expect(await contactOf(ana, idAt(50))).toMatchObject(both)
  })
})

describe('two who were away for days', () => {
  test(`are in step again after ${EDITS} edits each, with clocks that were days apart`, async () => {
    const ids = Array.from({ length: EDITS }, (_, at) => idAt(1_000 + at))
    for (const id of ids) await addContact(ben, id, 'Before')
    await settle([ben, ana])
    Object.assign(ana, { skewMs: 2 * DAY_MS })
    Object.assign(ben, { skewMs: -3 * DAY_MS })
    await inParts(ids, (id) => ({ table: 'contacts', id, set: { company: `Ben ${id}` } }), ben)
    await inParts(ids, (id) => ({ table: 'contacts', id, set: { email: `${id}@ana.example` } }), ana)
    expect([await waitingOf(ben), await waitingOf(ana)]).toEqual([EDITS, EDITS])
    await expectConverged(team.server, [ben, ana])
    const rows = (await team.server.rows()).filter(({ id }) => ids.includes(id))
    expect(rows).toHaveLength(EDITS)
    for (const { id, data } of rows)
      expect(data).toMatchObject({ company: `Ben ${id}`, email: `${id}@ana.example` })
    Object.assign(ana, { skewMs: 0 })
    Object.assign(ben, { skewMs: 0 })
  })
})

type Change = Parameters<World['worker']['mutate']>[0][number]

async function inParts(ids: readonly string[], change: (id: string) => unknown, by: World): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await by.worker.mutate(ids.slice(at, at + AT_ONCE).map(change) as Change[], 'contacts.save')
}

async function refused({ worker }: World): Promise<unknown[]> {
  return (await worker.lists.pageRefusals({ limit: 9 })).rows
}

function statuses({ way }: World, from: number): number[] {
  return way.requests.slice(from).map(({ status }) => status)
}
