import type { BenchTarget } from './bench-target'

/** CPU time of a page's process, in milliseconds. */
export type ThreadMetrics = {
  /** In JavaScript on the main thread, content scripts included. */
  scriptMs: number
  /** In all tasks of the main thread: script, style, layout, painting. */
  taskMs: number
  /** In all threads of the process. */
  processMs: number
}

/**
 * Measures what `work` costs the page's process. CPU time rather than elapsed time: what other programs of the machine
 * do in between does not count.
 */
export async function measureThread(page: BenchTarget, work: () => Promise<void>): Promise<ThreadMetrics> {
  const { session } = page
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await readMetrics(page)
  await work()
  const after = await readMetrics(page)
  await session.send('Performance.disable')
  return {
    scriptMs: after.scriptMs - before.scriptMs,
    taskMs: after.taskMs - before.taskMs,
    processMs: after.processMs - before.processMs,
  }
}

async function readMetrics({ session }: BenchTarget): Promise<ThreadMetrics> {
  const { metrics } = await session.send('Performance.getMetrics')
  const milliseconds = (name: string): number => {
    const metric = metrics.find((each) => each.name === name)
    if (metric === undefined) throw new Error(`The browser measures no ${name}`)
    return metric.value * 1000
  }
  return {
    scriptMs: milliseconds('ScriptDuration'),
    taskMs: milliseconds('TaskDuration'),
    processMs: milliseconds('ProcessTime'),
  }
}
