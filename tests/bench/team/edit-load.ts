import { setTimeout as delay } from 'node:timers/promises'
import type { Json } from '../../../storage/sync/wire'
import type { Device, Edit } from './device'

/** `waits`: of each edit and each other device, from when it was due until it was there, ms. */
export type Load = { edits: number; waits: number[]; lost: number; doneMs: number }
type Pending = { at: number; dueMs: number; unseen: Set<Device> }

const IN_TIME_MS = 15_000
/** How often it is looked whether all has come. */
const LOOK_MS = 20

/**
 * Devices edit in turn, so many times a second in all, whatever becomes of the edits before: a server that halts is found
 * out. `editOf` gives the edit at a place that writes `value`; a row is only ever written by one device. One clock: all
 * devices are in this process.
 */
export async function editInTurn(
  devices: readonly Device[],
  { perSecond, count }: { perSecond: number; count: number },
  editOf: (device: number, at: number, value: string) => Edit,
): Promise<Load> {
  const pending = new Map<string, Pending[]>()
  const waits: number[] = []
  const stops = devices.map((device) =>
    device.onRows((rows) => {
      const nowMs = performance.now()
      for (const { id, data } of rows) {
        const shown = placeOf(data['role'])
        for (const edit of pending.get(id) ?? []) {
          if (edit.at <= shown && edit.unseen.delete(device)) waits.push(nowMs - edit.dueMs)
        }
      }
    }),
  )
  const answers: Promise<unknown>[] = []
  const startedMs = performance.now()
  for (let at = 0; at < count; at++) {
    const dueMs = startedMs + (at * 1_000) / perSecond
    const early = dueMs - performance.now()
    if (early > 0) await delay(early)
    const by = at % devices.length
    const edit = editOf(by, at, `edit ${at}`)
    const unseen = new Set(devices.filter((_, other) => other !== by))
    pending.set(edit.id, [...(pending.get(edit.id) ?? []), { at, dueMs, unseen }])
    answers.push(devices[by]!.edit(edit))
  }
  await Promise.all(answers)
  const doneMs = performance.now() - startedMs
  const missing = (): number => [...pending.values()].flat().reduce((sum, { unseen }) => sum + unseen.size, 0)
  const deadline = performance.now() + IN_TIME_MS
  while (missing() > 0 && performance.now() < deadline) await delay(LOOK_MS)
  // What nobody was told of is not lost if it can be fetched; that it came late stands in the figures.
  await Promise.all(devices.map((device) => device.pull()))
  const lost = missing()
  for (const stop of stops) stop()
  const [fault] = devices.flatMap(({ faults }) => faults)
  if (fault !== undefined) throw new Error('A device could not follow', { cause: fault })
  return { edits: count, waits, lost, doneMs }
}

/** @returns -1 for what is none of ours. */
function placeOf(value: Json | undefined): number {
  return typeof value === 'string' ? Number(/^edit (\d+)$/.exec(value)?.[1] ?? -1) : -1
}
