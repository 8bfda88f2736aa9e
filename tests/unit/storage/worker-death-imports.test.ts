import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import type { ImportOutcome } from '@/storage/protocol/data'
import { IMPORT_MODES, type ImportMode, type ImportRow } from '@/storage/schema/import'
import { idOf } from '@/utils/ids'
import { askUi, askWorkspace, T0, useFreshBackground } from '../helpers/background'
import { dieAfter, restartWorker } from '../helpers/dying-worker'
import { rowOf } from '../helpers/imports'
import { randomOf } from '../helpers/random'
import { dump, expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

type Ask = () => Promise<unknown>
type Told = { outcomes: Record<number, ImportOutcome['outcome']>; job: unknown }

const DEATHS = 1_000
const PART_ROWS = 4

test(`${DEATHS} deaths of the worker in imports lose no row and write none twice`, async () => {
  const count = { deaths: 0, inside: 0 }
  for (let run = 1; count.deaths < DEATHS; run++) {
    const random = randomOf(run)
    const rows = someRows(random)
    const mode = IMPORT_MODES[run % 3]!
    const calm = await life(run, mode, rows, (ask) => ask())
    const asked: Ask[] = []
    const deadly = await life(run, mode, rows, async (ask) => {
      // Somebody who did not hear an earlier answer asks again, whenever that may be.
      const again = asked[Math.floor(random() * 2 * asked.length)]
      asked.push(ask)
      await again?.()
      while (random() < 0.97 && count.deaths < DEATHS) {
        count.deaths += 1
        if (await dieAfter(Math.floor(random() * 14), ask)) count.inside += 1
      }
      return ask()
    })
    expect(deadly).toEqual(calm)
    for (const ask of asked) await ask()
    expect(await state()).toEqual((calm as { undone: unknown }).undone)
  }
  // Both sides of the commit were hit often.
  expect(count.inside).toBeGreaterThan(DEATHS / 10)
  expect(count.inside).toBeLessThan((DEATHS * 9) / 10)
}, 120_000)

/** Imports everything, then takes it back; each step may be asked many times. @returns what there is after both. */
async function life(
  run: number,
  mode: ImportMode,
  rows: readonly ImportRow[],
  go: (ask: Ask) => Promise<unknown>,
): Promise<unknown> {
  restartWorker()
  await Dexie.delete('chatside')
  const known = idOf('known', String(run))
  await askUi('contacts.create', { id: known, patch: { name: 'P1', phone: phoneOf(1), company: 'Old' } })
  const id = idOf('job', String(run))
  const told = await importAll(id, mode, rows, go)
  await expectSoundDatabase()
  const imported = await state()
  await go(() => undoAll(id))
  await expectSoundDatabase()
  const live = (await (await database()).contacts.toArray()).filter(
    ({ deletedAt }) => deletedAt === undefined,
  )
  expect(live.map((row) => [row.id, row.company])).toEqual([[known, 'Old']])
  return { told, imported, undone: await state() }
}

async function importAll(
  id: string,
  mode: ImportMode,
  rows: readonly ImportRow[],
  go: (ask: Ask) => Promise<unknown>,
): Promise<Told> {
  const fields = [{ id: idOf('field', id), label: 'Size', kind: 'text' as const }]
  await go(() => askWorkspace('imports.begin', { id, name: 'f.csv', mode, total: rows.length, fields }))
  const outcomes: Told['outcomes'] = {}
  for (let part = 0; part * PART_ROWS < rows.length; part++) {
    const own = rows.slice(part * PART_ROWS, (part + 1) * PART_ROWS)
    const answer = (await go(() => askWorkspace('imports.part', { id, part, rows: own }))) as {
      outcomes: ImportOutcome[]
    }
    for (const { line, outcome } of answer.outcomes) outcomes[line] = outcome
  }
  const job = await go(() => askWorkspace('imports.end', { id, state: 'done', rejected: 2 }))
  expect(Object.keys(outcomes)).toHaveLength(rows.length)
  return { outcomes, job }
}

async function undoAll(id: string): Promise<void> {
  for (;;) {
    const { done, total } = await askWorkspace('imports.undo', { id })
    if (done === total) return
  }
}

/** Rows that meet one another and the known contact by number, address and name. */
function someRows(random: () => number): ImportRow[] {
  const pick = (count: number): number => Math.floor(random() * count)
  return Array.from({ length: 7 }, (_, at) => {
    const who = pick(5)
    const told = {
      name: `P${who}`,
      ...(random() < 0.7 && { phone: phoneOf(who) }),
      ...(random() < 0.4 && { email: `p${pick(5)}@x.example` }),
      ...(random() < 0.5 && { company: `C${pick(3)}` }),
      ...(random() < 0.3 && { custom: { Size: 'L' } }),
    }
    return rowOf(at + 1, told, {
      tags: random() < 0.5 ? [`T${pick(3)}`] : [],
      notes: random() < 0.3 ? [{ text: `N${pick(3)}` }] : [],
      ...(random() < 0.2 && { followUps: [{ dueAt: T0 + pick(3), timeZone: 'UTC' }] }),
    })
  })
}

function phoneOf(who: number): string {
  return `+49151000000${who}`
}

/** Ids that the background makes differ from life to life. */
async function state(): Promise<unknown> {
  const { history = [], events = [], ...tables } = await dump()
  const anonymous = (rows: unknown[]): string[] =>
    rows.map((row) => JSON.stringify({ ...(row as object), id: '' })).toSorted()
  return { ...tables, history: anonymous(history), events: anonymous(events) }
}
