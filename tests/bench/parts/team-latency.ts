import { findPostgres } from '../../backend/support/postgres'
import type { BenchContext } from '../context'
import { type Figure, waitsOf } from '../figures/figure'
import type { Device } from '../team/device'
import { editInTurn } from '../team/edit-load'
import { type Office, openOffice, writeAll } from '../team/office'
import { contactEdits, contactId } from '../team/rows'
import type { Store } from '../team/server-process'
import type { Part } from './part'

const DEVICES = 10
/** What is edited when there is nothing else. */
const FEW_EACH = 20
const RATES = [20, 60]
/** Walks over all of a device's contacts, far from one another. */
const STRIDE = 7_919

/** @returns where a team's rows can be kept on this machine. */
export function stores(): Store[] {
  return findPostgres() === undefined ? ['PGlite'] : ['PGlite', 'PostgreSQL']
}

/**
 * From when an edit was due on one of ten devices until each of the others has it, over real HTTP and real lines, with the
 * server in a process of its own. Every edit is seen by nine. These devices send at once; a browser gathers for 10 ms first.
 */
export const teamLatency: Part = {
  name: 'team-latency',
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
  const devices = [office.owner, ...(await office.hire(DEVICES - 1))]
  const figures: Figure[] = []
  const many = bench.times(100_000, 10_000)
  let have = 0
  for (const [name, each] of [
    ['few', FEW_EACH],
    [String(many), many / DEVICES],
  ] as const) {
    // Contacts of the second round come on top of the first one's, which stay as they are.
    for (const [at, device] of devices.entries()) await writeAll(device, contactEdits(have + at * each, each))
    for (const device of devices) await device.skip()
    if (have === 0) for (const device of devices) await device.connect()
    for (const perSecond of RATES) {
      const title = `team-latency: ${store}, ${name} contacts, ${perSecond} edits/s`
      figures.push(...(await measureRate(bench, devices, { title, perSecond, from: have, each })))
    }
    have += each * DEVICES
  }
  const memory = office.server.memory()
  if (memory !== undefined)
    figures.push({
      name: `team-latency: ${store}, the server's memory at most`,
      value: memory.most,
      unit: 'MB',
      limit: null,
    })
  return figures
}

async function measureRate(
  bench: BenchContext,
  devices: readonly Device[],
  { title, perSecond, from, each }: { title: string; perSecond: number; from: number; each: number },
): Promise<Figure[]> {
  const count = perSecond * bench.times(30, 5)
  const { waits, lost } = await editInTurn(devices, { perSecond, count }, (by, at, value) => {
    const own = (Math.floor(at / devices.length) * STRIDE) % each
    return { tbl: 'contacts', id: contactId(from + by * each + own), values: { role: value } }
  })
  return [
    ...waitsOf(`${title}, seen by another`, waits, { p95: 100, p99: 200 }),
    { name: `${title}, seen`, value: waits.length, unit: '', limit: null },
    { name: `${title}, lost`, value: lost, unit: '', limit: 0 },
  ]
}
