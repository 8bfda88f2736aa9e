import { endOf, eventsOf, threadOfMark, type TraceEvent } from './trace-event'

/** What followed one key until it was answered. Milliseconds. */
export type KeyResponse = {
  /** CPU time spent in scripts of the extension. */
  workMs: number
  /** CPU time of the whole thread, the page's own editor included. */
  threadMs: number
  /** What a person would measure with a stopwatch. */
  elapsedMs: number
}

/**
 * Looks for the answer to each key: the first mark `answer` after a key goes down and before the next one does.
 * @returns one response for each key that was answered.
 */
export function keyResponses(trace: readonly TraceEvent[], answer: string): KeyResponse[] {
  const events = eventsOf(trace, threadOfMark(trace, answer))
  const keys = events.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown')
  const answers = events.filter(({ name }) => name === answer)
  const calls = events.filter(isExtensionCall)
  return keys.flatMap((key, at) => {
    const nextKeyAt = keys[at + 1]?.ts ?? Number.POSITIVE_INFINITY
    const answered = answers.find(({ ts }) => ts > key.ts && ts < nextKeyAt)
    if (answered === undefined) return []
    const between = calls.filter((call) => call.ts >= key.ts && endOf(call) <= answered.ts)
    return [
      {
        workMs: between.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
        threadMs: ((answered.tts ?? 0) - (key.tts ?? 0)) / 1000,
        elapsedMs: (answered.ts - key.ts) / 1000,
      },
    ]
  })
}

/** Calls from inside another call have no event of their own, so none is counted twice. */
function isExtensionCall({ name, args }: TraceEvent): boolean {
  return name === 'FunctionCall' && args.data?.url?.startsWith('chrome-extension://') === true
}
