import { expect, test } from 'vitest'
import { LIMITS } from '../../../backend/src/limits.ts'
import type { Json, Mutation, Outcome } from '../../../storage/sync/wire.ts'
import { createPen, type Pen } from './pen.ts'
import { createTeam } from './team.ts'

const LARGE = 'x'.repeat(190_000)
/** An answer, and one row more. */
const MOST = LIMITS.page + 210_000

/** Sends until something came of each, as browsers do. @returns the outcomes, and how large the largest answer was. */
async function pushAll(pen: Pen, muts: readonly Mutation[]) {
  const outcomes: Outcome[] = []
  let pushes = 0
  let largest = 0
  for (; outcomes.length < muts.length; pushes++) {
    const { status, body } = await pen.push(muts.slice(outcomes.length))
    expect(status).toBe(200)
    // What nothing came of has not been sent.
    const last = muts[outcomes.length + body.res.length - 1]
    if (body.res.every(({ dup }) => dup === undefined)) expect(body.last_n).toBe(last?.n)
    outcomes.push(...body.res)
    largest = Math.max(largest, JSON.stringify(body).length)
  }
  return { outcomes, pushes, largest }
}

test('small edits of large rows are answered in parts, each of them once', async () => {
  const team = await createTeam()
  const rep = await team.join('rep')
  const pen = createPen(team, rep)
  const ids = Array.from({ length: 12 }, (_, at) => `large-${at}`)
  for (const id of ids) {
    const values = { ownerId: rep.userId, name: id, 'custom.Long': LARGE }
    expect((await pen.push([pen.mut('contacts', id, values)])).status).toBe(200)
  }
  const muts = ids.map((id) => pen.mut('contacts', id, { company: `Of ${id}` }))
  const { outcomes, pushes, largest } = await pushAll(pen, muts)
  expect(outcomes.map(({ n, st }) => ({ n, st }))).toEqual(muts.map(({ n }) => ({ n, st: 'ok' })))
  expect(outcomes.filter(({ dup }) => dup)).toEqual([])
  expect(pushes).toBe(2)
  expect(largest).toBeLessThan(MOST)
  // Sent again, all is known, and no larger.
  expect((await pushAll(pen, muts)).largest).toBeLessThan(MOST)
  expect((await team.rows()).map(({ data }) => data.company)).toEqual(ids.map((id) => `Of ${id}`))
})

test('of what moves with a contact the answer says no more than fits, and the next pull all of it', async () => {
  const team = await createTeam()
  const [rep, other] = [await team.join('rep', ['north']), await team.join('rep')]
  const pen = createPen(team, rep)
  const note = (at: number, contact: string): Mutation => {
    const values: Record<string, Json> = { contactId: contact, text: LARGE }
    return pen.mut('notes', `note-${at}`, values, { parent: contact })
  }
  const contacts = ['stays', 'goes']
  for (const id of contacts) await pen.push([pen.mut('contacts', id, { ownerId: rep.userId, name: id })])
  for (let at = 0; at < 16; at++) await pen.push([note(at, contacts[at % 2]!)])
  const before = (await pen.pull()).body.cursors
  const muts = [
    pen.mut('contacts', 'stays', { ownerId: null, teamId: 'north' }),
    pen.mut('contacts', 'goes', { ownerId: other.userId }),
    pen.mut('tags', 'vip', { name: 'VIP' }),
  ]
  const { pushes, largest } = await pushAll(pen, muts)
  // Each contact takes an answer of its own: what moves with it is as much as one holds.
  expect(pushes).toBe(3)
  expect(largest).toBeLessThan(MOST)
  const rows = []
  let cursors = before
  for (let isMore = true; isMore;) {
    const { body } = await pen.pull(cursors)
    rows.push(...body.rows)
    isMore = body.more
    cursors = body.cursors
  }
  expect(rows.filter(({ bucket }) => bucket === 't:north').map(({ id }) => id)).toHaveLength(9)
})

test('what was overwritten unseen counts for pages and for the most a row may be', async () => {
  const team = await createTeam()
  const [ana, ben] = [createPen(team, await team.join('owner')), createPen(team, await team.join('owner'))]
  const fields = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`custom.${at}`, 'first']))
  await ana.push([ana.mut('tags', 'vip', fields)])
  const sizeOf = async (): Promise<number> => {
    const [found] = await team.db.own((tx) =>
      tx.query<{ size: number; unseen: number }>(
        `select size, coalesce(octet_length(unseen::text), 0) as unseen,
           octet_length(data::text) + octet_length(clk::text) as rest from rows where ws = $1`,
        [team.ws],
      ),
    )
    expect(found?.size).toBe((found as { rest?: number }).rest! + (found?.unseen ?? 0))
    return found?.unseen ?? 0
  }
  expect(await sizeOf()).toBe(0)
  team.clock.now += 1_000
  await ben.push([
    ben.mut('tags', 'vip', Object.fromEntries(Object.keys(fields).map((name) => [name, 'second']))),
  ])
  expect(await sizeOf()).toBeGreaterThan(2_000)
})
