import type { ScriptSample } from './script-samples'
import { endOf, type TraceEvent } from './trace-event'

/** A task that held its thread, in milliseconds of CPU time. */
export type LongTask = {
  durationMs: number
  /** The part of it that the extension's scripts took. */
  extensionMs: number
}

/** From this length a person may notice; the definition of the Long Tasks API. */
const LONG_MS = 50

/**
 * @param tasks 'RunTask' events of one thread, by time.
 * @param samples of the same thread, by time.
 * @returns the tasks of more than 50 ms. A task's samples are shared out over its CPU time, so that moments in which the
 * machine did something else do not count.
 */
export function longTasks(tasks: readonly TraceEvent[], samples: readonly ScriptSample[]): LongTask[] {
  return tasks
    .filter(({ name, tdur = 0 }) => name === 'RunTask' && tdur > LONG_MS * 1000)
    .map((task) => {
      const inside = samples.filter(({ ts }) => ts >= task.ts && ts < endOf(task))
      const all = sum(inside)
      const own = sum(inside.filter(({ isExtension }) => isExtension))
      const durationMs = (task.tdur ?? 0) / 1000
      return { durationMs, extensionMs: all === 0 ? 0 : (durationMs * own) / all }
    })
}

/** @returns whether the task would not have been long without the extension. */
export function isCausedByExtension({ durationMs, extensionMs }: LongTask): boolean {
  return durationMs > LONG_MS && durationMs - extensionMs <= LONG_MS
}

function sum(samples: readonly ScriptSample[]): number {
  return samples.reduce((total, { lasts }) => total + lasts, 0)
}
