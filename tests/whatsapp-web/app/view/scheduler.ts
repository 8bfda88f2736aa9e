export interface Scheduler {
  /** Runs the job once in the next task, however often it is asked for until then. */
  schedule(job: () => void): void
  /** Resolves when everything asked for so far has run. */
  settled: () => Promise<void>
}

/** The page draws in a task of its own, also while hidden, where animation frames stand still. */
export function createScheduler(onError: (error: unknown) => void): Scheduler {
  const channel = new MessageChannel()
  const jobs = new Set<() => void>()
  let waiting: (() => void)[] = []
  channel.port1.onmessage = () => {
    const batch = [...jobs]
    const settled = waiting
    jobs.clear()
    waiting = []
    for (const job of batch) runSafely(job, onError)
    for (const resolve of settled) resolve()
  }
  return {
    schedule: (job) => {
      jobs.add(job)
      channel.port2.postMessage(undefined)
    },
    settled: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        channel.port2.postMessage(undefined)
      }),
  }
}

function runSafely(job: () => void, onError: (error: unknown) => void): void {
  try {
    job()
  } catch (error) {
    onError(error)
  }
}
