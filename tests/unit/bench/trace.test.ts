import { describe, expect, it } from 'vitest'
import { keyResponses } from '../../bench/trace/key-responses'
import { isCausedByExtension, longTasks } from '../../bench/trace/long-tasks'
import { scriptSamples } from '../../bench/trace/script-samples'
import { threadOfMark, type TraceEvent } from '../../bench/trace/trace-event'

const OURS = 'chrome-extension://abc/content-scripts/whatsapp.js'
const PAGE = 'https://web.whatsapp.com/page.js'
const THREAD = { pid: 1, tid: 1 }

type Given = Partial<Omit<TraceEvent, 'args'>> & { data?: object }

function event(name: string, ts: number, { data, ...given }: Given = {}): TraceEvent {
  return { name, ph: 'X', ts, tts: ts, ...THREAD, args: data === undefined ? {} : { data }, ...given }
}

function call(url: string, ts: number, dur: number): TraceEvent {
  return event('FunctionCall', ts, { dur, tdur: dur / 2, data: { url } })
}

function keydown(ts: number): TraceEvent {
  return event('EventDispatch', ts, { data: { type: 'keydown' } })
}

describe('the answer to a key', () => {
  it('counts the extension’s own calls up to it, and not the page’s', () => {
    const trace = [
      keydown(1_000),
      call(OURS, 1_100, 2_000),
      call(PAGE, 3_200, 1_000),
      call(OURS, 4_300, 600),
      event('rows', 5_000),
      call(OURS, 6_000, 9_000),
    ]
    expect(keyResponses(trace, 'rows')).toEqual([{ workMs: 1.3, threadMs: 4, elapsedMs: 4 }])
  })

  it('belongs to the last key before it, whatever order the trace is in', () => {
    const trace = [event('rows', 9_000), keydown(8_000), keydown(1_000), event('rows', 2_000)]
    expect(keyResponses(trace, 'rows').map(({ elapsedMs }) => elapsedMs)).toEqual([1, 1])
    expect(keyResponses([keydown(1), keydown(2), event('rows', 3)], 'rows')).toHaveLength(1)
  })

  it('is looked for on the thread that gave it', () => {
    const elsewhere = { ...keydown(2_500), pid: 2 }
    expect(keyResponses([keydown(1_000), elsewhere, event('rows', 3_000)], 'rows')).toMatchObject([
      { elapsedMs: 2 },
    ])
    expect(() => threadOfMark([keydown(1)], 'rows')).toThrow(/rows/)
  })
})

describe('samples of a trace', () => {
  const nodes = [
    { id: 1, callFrame: {} },
    { id: 2, parent: 1, callFrame: { url: OURS } },
    { id: 3, parent: 2, callFrame: { url: PAGE } },
    { id: 4, parent: 1, callFrame: { url: PAGE } },
  ]
  const trace = [
    event('Profile', 100, { id: '0x1', data: { startTime: 100 } }),
    event('ProfileChunk', 900, {
      id: '0x1',
      tid: 7,
      data: { cpuProfile: { samples: [3, 4] }, timeDeltas: [20, 30] },
    }),
    event('ProfileChunk', 500, {
      id: '0x1',
      tid: 7,
      data: { cpuProfile: { nodes, samples: [1, 2] }, timeDeltas: [10, 10] },
    }),
    event('ProfileChunk', 500, { id: '0x2', data: { cpuProfile: { samples: [2] }, timeDeltas: [1] } }),
  ]

  it('are the extension’s when one of its calls is on the stack', () => {
    expect(scriptSamples(trace, THREAD)).toEqual([
      { ts: 110, lasts: 10, isExtension: false },
      { ts: 120, lasts: 20, isExtension: true },
      { ts: 140, lasts: 30, isExtension: true },
      { ts: 170, lasts: 0, isExtension: false },
    ])
  })

  it('are only of the thread that is asked for', () => {
    expect(() => scriptSamples(trace, { pid: 1, tid: 2 })).toThrow(/profile/)
  })
})

describe('a long task', () => {
  const samples = [
    { ts: 0, lasts: 30_000, isExtension: false },
    { ts: 30_000, lasts: 10_000, isExtension: true },
    { ts: 40_000, lasts: 20_000, isExtension: false },
    { ts: 90_000, lasts: 60_000, isExtension: false },
  ]
  const task = (ts: number, dur: number, tdur = dur): TraceEvent => event('RunTask', ts, { dur, tdur })

  it('is the extension’s when it would have been short without it', () => {
    const [first] = longTasks([task(0, 60_000)], samples)
    expect(first).toEqual({ durationMs: 60, extensionMs: 10 })
    expect(first && isCausedByExtension(first)).toBe(true)
  })

  it('is the page’s when it would have been long all the same', () => {
    const [first] = longTasks([task(90_000, 60_000)], samples)
    expect(first).toEqual({ durationMs: 60, extensionMs: 0 })
    expect(first && isCausedByExtension(first)).toBe(false)
  })

  it('is not one that only waited for the machine', () => {
    expect(
      longTasks([task(0, 60_000, 20_000), event('Layout', 0, { dur: 70_000, tdur: 70_000 })], samples),
    ).toEqual([])
  })
})
