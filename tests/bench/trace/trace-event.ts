/** One event of Chromium's tracing. Times are microseconds; `tts` and `tdur` count the thread's own CPU time. */
export type TraceEvent = {
  name: string
  /** 'X' is a complete event with a duration, 'M' describes a process or thread. */
  ph: string
  ts: number
  dur?: number
  tts?: number
  tdur?: number
  pid: number
  tid: number
  /** Ties the parts of one profile together, within a process. */
  id?: string
  args: { data?: { url?: string; type?: string } }
}

export type Thread = Pick<TraceEvent, 'pid' | 'tid'>

/** @returns the thread that made a mark of this name. */
export function threadOfMark(events: readonly TraceEvent[], mark: string): Thread {
  const marked = events.find(({ name }) => name === mark)
  if (marked === undefined) throw new Error(`The trace holds no mark ${mark}`)
  return marked
}

/** @returns the events of one thread, by time. */
export function eventsOf(events: readonly TraceEvent[], thread: Thread): TraceEvent[] {
  return events
    .filter(({ pid, tid, ph }) => pid === thread.pid && tid === thread.tid && ph !== 'M')
    .sort((a, b) => a.ts - b.ts)
}

export function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur
}
