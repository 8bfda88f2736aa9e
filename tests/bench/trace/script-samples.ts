import type { Thread, TraceEvent } from './trace-event'

export type ScriptSample = {
  ts: number
  /** Until the next sample, in microseconds. */
  lasts: number
  /** Whether a script of an extension is on the stack: what it calls counts as its own. */
  isExtension: boolean
}

type Node = { id: number; parent?: number; callFrame: { url?: string } }
type Chunk = { cpuProfile?: { nodes?: Node[]; samples?: number[] }; timeDeltas?: number[] }

/**
 * Reads V8's samples of a thread out of a trace: several a millisecond, of whatever runs there, promise callbacks and
 * observers included, which no event of the trace names.
 */
export function scriptSamples(events: readonly TraceEvent[], { pid, tid }: Thread): ScriptSample[] {
  const start = events.find((each) => each.name === 'Profile' && each.pid === pid && each.tid === tid)
  if (start === undefined) throw new Error('The trace holds no profile of the thread')
  const chunks = events
    .filter((each) => each.name === 'ProfileChunk' && each.pid === pid && each.id === start.id)
    .sort((a, b) => a.ts - b.ts)
    .map(({ args }) => args.data as Chunk)
  const isExtension = extensionNodes(chunks.flatMap(({ cpuProfile }) => cpuProfile?.nodes ?? []))
  const nodes = chunks.flatMap(({ cpuProfile }) => cpuProfile?.samples ?? [])
  const deltas = chunks.flatMap(({ timeDeltas }) => timeDeltas ?? [])
  let ts = (start.args.data as { startTime: number }).startTime
  return nodes.map((node, at) => {
    ts += deltas[at] ?? 0
    return { ts, lasts: Math.max(0, deltas[at + 1] ?? 0), isExtension: isExtension.has(node) }
  })
}

/** @returns the ids of the extension's own calls and of all below them. A parent is always named before its children. */
function extensionNodes(nodes: readonly Node[]): Set<number> {
  const own = new Set<number>()
  for (const { id, parent, callFrame } of nodes) {
    const isOwn = callFrame.url?.startsWith('chrome-extension://') === true
    if (isOwn || (parent !== undefined && own.has(parent))) own.add(id)
  }
  return own
}
