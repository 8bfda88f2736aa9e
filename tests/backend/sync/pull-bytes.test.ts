import { expect, test } from 'vitest'
import type { SyncRow } from '../../../storage/sync/wire.ts'
import { createPen } from './pen.ts'
import { createTeam } from './team.ts'

/** A page, and one row more. */
const MOST = 1_000_000 + 210_000

test('pages of large rows are small, and bring all of them once, between small ones and what is gone', async () => {
  const team = await createTeam()
  const [rep, other] = [await team.join('rep'), await team.join('rep')]
  const pen = createPen(team, rep)
  const contact = (id: string, notes: string, ownerId = rep.userId) =>
    pen.mut('contacts', id, { ownerId, name: id, 'custom.Long': notes })
  // Compressed they are next to nothing: what counts is what is sent.
  const large = 'x'.repeat(190_000)
  for (let at = 0; at < 10; at += 1) {
    const muts = [contact(`large-${at}`, large), contact(`small-${at}`, ''), contact(`gone-${at}`, '')]
    expect((await pen.push(muts)).status).toBe(200)
  }
  await pen.push(Array.from({ length: 10 }, (_, at) => contact(`gone-${at}`, '', other.userId)))
  const rows: SyncRow[] = []
  const seqs: number[] = []
  let pages = 0
  let cursors = {}
  for (let isMore = true; isMore; pages += 1) {
    const { body } = await pen.pull(cursors)
    expect(JSON.stringify(body).length).toBeLessThan(MOST)
    expect(body.rows.length + body.gone.length).toBeGreaterThan(0)
    rows.push(...body.rows)
    seqs.push(...[...body.rows, ...body.gone].map(({ seq }) => seq).toSorted((a, b) => a - b))
    isMore = body.more
    cursors = body.cursors
  }
  expect(pages).toBe(2)
  expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b))
  expect(seqs).toHaveLength(30)
  const ids = ['large', 'small'].flatMap((kind) => Array.from({ length: 10 }, (_, at) => `${kind}-${at}`))
  expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
})
