/** One event of Chromium's tracing. Times are microseconds; `tts` and `tdur` count the thread's own CPU time. */
export type TraceEvent = {
  name: string
  /** 'X' is a complete event with a duration, 'I' and 'R' are moments. */
  ph: string
  ts: number
  dur?: number
  tts?: number
  tdur?: number
  pid: number
  tid: number
  args: { data?: { url?: string; type?: string } }
}

/** @returns the events of the thread that made the first mark of this name, by time. */
export function threadOfMark(events: readonly TraceEvent[], mark: string): TraceEvent[] {
  const marked = events.find(({ name }) => name === mark)
  if (marked === undefined) throw new Error(`The trace holds no mark ${mark}`)
  return events
    .filter(({ pid, tid, ph }) => pid === marked.pid && tid === marked.tid && ph !== 'M')
    .sort((a, b) => a.ts - b.ts)
}

export function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur
}

/** @returns whether the event is a call into a script of an extension. */
export function isExtensionCall({ name, args }: TraceEvent): boolean {
  return name === 'FunctionCall' && args.data?.url?.startsWith('chrome-extension://') === true
}
