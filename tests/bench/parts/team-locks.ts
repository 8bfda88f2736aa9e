import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { waitFor } from '../../browsers/wait-for'
import type { BenchContext } from '../context'
import { type Figure, waitsOf } from '../figures/figure'
import type { Device } from '../team/device'
import { openOffice } from '../team/office'
import type { Store } from '../team/server-process'
import type { Part } from './part'
import { stores } from './team-latency'

const DEVICES = 10
/** A device may say ten things a second on its line. */
const PAUSE_MS = 250

type Race = { winners: number; toldMs: number[]; winnerMs: number[] }

/** Ten devices begin to type in one chat at once, a hundred times in another chat: on their lines, as browsers do. */
export const teamLocks: Part = {
  name: 'team-locks',
  async measure(bench) {
    const figures: Figure[] = []
    for (const store of stores()) figures.push(...(await measureStore(bench, store)))
    return figures
  },
}

async function measureStore(bench: BenchContext, store: Store): Promise<Figure[]> {
  const office = await openOffice(store)
  try {
    const devices = [office.owner, ...(await office.hire(DEVICES - 1))]
    for (const device of devices) await device.connect()
    const races: Race[] = []
    for (let at = 0; at < bench.times(100, 20); at++) races.push(await race(devices))
    const title = `team-locks: ${store}`
    return [
      ...waitsOf(
        `${title}, the winner knows`,
        races.flatMap(({ winnerMs }) => winnerMs),
      ),
      ...waitsOf(
        `${title}, everybody knows`,
        races.map(({ toldMs }) => Math.max(...toldMs)),
      ),
      { name: `${title}, races`, value: races.length, unit: '', limit: null },
      {
        name: `${title}, races without exactly one winner`,
        value: races.filter(({ winners }) => winners !== 1).length,
        unit: '',
        limit: 0,
      },
    ]
  } finally {
    await office.close()
  }
}

/** Whoever else won would have been told by the end of the pause. */
async function race(devices: readonly Device[]): Promise<Race> {
  const chat = `bench-${randomUUID()}`
  const told = new Map<Device, number>()
  const won = new Map<Device, number>()
  const from = performance.now()
  const stops = devices.map((device) =>
    device.onFrame((frame) => {
      if (frame.type !== 'lock' || frame.lock.chat !== chat) return
      const ms = performance.now() - from
      if (!told.has(device)) told.set(device, ms)
      if (frame.isYours && !won.has(device)) won.set(device, ms)
    }),
  )
  for (const device of devices) device.send({ type: 'lock', ask: { chat, state: 'typing' } })
  await waitFor('everybody to be told', () => told.size === devices.length)
  await delay(PAUSE_MS)
  for (const stop of stops) stop()
  return { winners: won.size, toldMs: [...told.values()], winnerMs: [...won.values()] }
}
