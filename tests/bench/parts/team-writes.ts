import type { BenchContext } from '../context'
import { type Figure, figuresOf } from '../figures/figure'
import type { Device, Edit } from '../team/device'
import { openOffice, type Office, writeAll } from '../team/office'
import { contactEdits, contactId } from '../team/rows'
import type { Store } from '../team/server-process'
import type { Part } from './part'
import { stores } from './team-latency'

const DEVICES = 10

/** How many mutations the server takes: a full request after another from one device, and one a request from ten. */
export const teamWrites: Part = {
  name: 'team-writes',
  async measure(bench) {
    const figures: Figure[] = []
    for (const store of stores()) {
      const office = await openOffice(store)
      try {
        figures.push(...(await measureStore(bench, office, store)))
      } finally {
        await office.close()
      }
    }
    return figures
  },
}

async function measureStore(bench: BenchContext, office: Office, store: Store): Promise<Figure[]> {
  const title = `team-writes: ${store}`
  const devices = [office.owner, ...(await office.hire(DEVICES - 1))]
  const before = office.server.memory()
  const rows = bench.times(50_000, 5_000)
  const made = await writeAll(office.owner, contactEdits(0, rows))
  const changed = await writeAll(office.owner, changes(rows))
  const single = await writeSingly(devices, rows, bench.times(200, 20))
  const after = office.server.memory()
  return [
    rate(`${title}, new rows, 500 a request`, rows, sum(made)),
    ...figuresOf(`${title}, new rows, a request`, made, 'ms', null),
    rate(`${title}, changed rows, 500 a request`, rows, sum(changed)),
    rate(`${title}, one a request from ten devices`, single.times.length, single.ms),
    ...figuresOf(`${title}, one a request, answered`, single.times, 'ms', null),
    ...(before === undefined || after === undefined
      ? []
      : [
          memory(`${title}, the server's memory at most while it starts`, before.starting),
          memory(`${title}, the server's memory before`, before.now),
          memory(`${title}, the server's memory after`, after.now),
          memory(`${title}, the server's memory at most`, after.most),
        ]),
  ]
}

function* changes(rows: number): Generator<Edit> {
  for (let at = 0; at < rows; at++)
    yield { tbl: 'contacts', id: contactId(at), values: { company: `Firm ${at}` } }
}

/** Each device writes rows of its own, the next when the one before is answered. */
async function writeSingly(
  devices: readonly Device[],
  rows: number,
  each: number,
): Promise<{ ms: number; times: number[] }> {
  const times: number[] = []
  const from = performance.now()
  await Promise.all(
    devices.map(async (device, by) => {
      for (const edit of contactEdits(rows + by * each, each)) {
        const asked = performance.now()
        const [outcome] = await device.push([edit])
        if (outcome?.st !== 'ok') throw new Error(`The server did not take a row: ${JSON.stringify(outcome)}`)
        times.push(performance.now() - asked)
      }
    }),
  )
  return { ms: performance.now() - from, times }
}

function rate(name: string, count: number, ms: number): Figure {
  return { name, value: (1_000 * count) / ms, unit: 'mut/s', limit: null }
}

function memory(name: string, value: number): Figure {
  return { name, value, unit: 'MB', limit: null }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0)
}
