import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import {
  type ClientFrame,
  type Cursors,
  type Json,
  MOST_MUTATIONS,
  MOST_ROWS,
  type Mutation,
  type Outcome,
  PROTOCOL,
  type PullAnswer,
  pullAnswerSchema,
  pushAnswerSchema,
  type ServerFrame,
  serverFrameSchema,
  type SyncRow,
} from '../../../storage/sync/wire'
import type { Person } from './person'

export type Edit = { tbl: string; id: string; parent?: string; values: Record<string, Json> }

/**
 * A device by the rules of the protocol that stores nothing: it knows how far it has come and tells what it sees. It writes
 * rows of its own only, so that nothing it sends contradicts anybody.
 */
export type Device = {
  person: Person
  /** Called with all rows that come from the server, whichever way. */
  onRows: (listener: (rows: readonly SyncRow[]) => void) => () => void
  onFrame: (listener: (frame: ServerFrame) => void) => () => void
  /** Sends what waits in one request, one request at a time. Resolves once this edit is answered. */
  edit: (edit: Edit) => Promise<Outcome>
  /** Sends exactly these in one request. */
  push: (edits: readonly Edit[]) => Promise<Outcome[]>
  /** Fetches all there is, page by page. @returns how many rows came. */
  pull: (limit?: number) => Promise<number>
  /** As a device that has seen all there is so far. */
  skip: () => Promise<void>
  connect: () => Promise<void>
  send: (frame: ClientFrame) => void
  epoch: () => string
  /** What went wrong where nobody waited for it. */
  faults: readonly unknown[]
  close: () => void
}

type Waiting = { edit: Edit; done: (outcome: Outcome) => void; fail: (error: unknown) => void }

export function createDevice(person: Person): Device {
  const { client, gen } = person
  const rowListeners = new Set<(rows: readonly SyncRow[]) => void>()
  const faults: unknown[] = []
  const frameListeners = new Set<(frame: ServerFrame) => void>()
  const waiting: Waiting[] = []
  let socket: WebSocket | undefined
  let cursors: Cursors = {}
  let epoch = ''
  let n = 0
  let sending: Promise<void> | undefined
  let pulling: Promise<number> | undefined
  let isWanted = false

  const tell = (rows: readonly SyncRow[]): void => {
    if (rows.length > 0) for (const listener of rowListeners) listener(rows)
  }
  const push = async (edits: readonly Edit[]): Promise<Outcome[]> => {
    const body = { client, gen, acked: n, now: Date.now(), muts: edits.map((edit) => mutationOf(edit, ++n)) }
    return (await person.must('POST', '/v1/sync/push', body, pushAnswerSchema)).res
  }
  const sendAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const part = waiting.splice(0, MOST_MUTATIONS)
      try {
        const outcomes = await push(part.map(({ edit }) => edit))
        for (const [at, { done }] of part.entries()) done(outcomes[at]!)
      } catch (error) {
        for (const { fail } of part) fail(error)
      }
    }
    sending = undefined
  }
  const pullPage = async (limit: number): Promise<PullAnswer> => {
    const asked = cursors
    const body = { client, gen, cursors, limit }
    const answer = await person.must('POST', '/v1/sync/pull', body, pullAnswerSchema)
    // A delta has moved them meanwhile: what was passed over may be missing.
    if (asked !== cursors) return pullPage(limit)
    ;({ cursors, epoch } = answer)
    tell(answer.rows)
    return answer
  }
  const pullAll = async (limit: number): Promise<number> => {
    let rows = 0
    try {
      while (isWanted) {
        isWanted = false
        for (let more = true; more;) {
          const page = await pullPage(limit)
          rows += page.rows.length
          ;({ more } = page)
        }
      }
    } finally {
      pulling = undefined
    }
    return rows
  }
  const pull = (limit = MOST_ROWS): Promise<number> => {
    isWanted = true
    return (pulling ??= pullAll(limit))
  }
  const pullLater = (): void => {
    pull().catch((error: unknown) => faults.push(error))
  }
  const hear = (frame: ServerFrame): void => {
    if (frame.type === 'delta') {
      const { from, to, rows } = frame
      const fits = Object.entries(from).every(([bucket, seq]) => (cursors[bucket] ?? -1) >= seq)
      if (frame.epoch !== epoch || !fits) pullLater()
      else {
        const before = cursors
        const reached = Object.entries(to).map(([bucket, seq]) => [
          bucket,
          Math.max(seq, before[bucket] ?? 0),
        ])
        cursors = { ...before, ...Object.fromEntries(reached) }
        tell(rows.filter(({ bucket, seq }) => seq > (before[bucket] ?? 0)))
      }
    }
    if (frame.type === 'poke' || frame.type === 'access') pullLater()
    for (const listener of frameListeners) listener(frame)
  }
  const onFrame: Device['onFrame'] = (listener) => {
    frameListeners.add(listener)
    return () => frameListeners.delete(listener)
  }
  return {
    person,
    push,
    pull,
    onFrame,
    faults,
    onRows: (listener) => {
      rowListeners.add(listener)
      return () => rowListeners.delete(listener)
    },
    edit: (edit) =>
      new Promise((done, fail) => {
        waiting.push({ edit, done, fail })
        sending ??= sendAll()
      }),
    skip: async () => {
      const first = await pullPage(1)
      cursors = Object.fromEntries(Object.keys(first.cursors).map((bucket) => [bucket, first.head ?? 0]))
      await pull()
    },
    connect: async () => {
      const mine = new WebSocket(`${person.url.replace('http', 'ws')}/v1/rt`, { perMessageDeflate: false })
      socket = mine
      await once(mine, 'open')
      const ready = new Promise<void>((resolve) => {
        const stop = onFrame(({ type }) => {
          if (type !== 'ready') return
          stop()
          resolve()
        })
      })
      mine.on('message', (data: Buffer) => hear(serverFrameSchema.parse(JSON.parse(data.toString()))))
      const auth: ClientFrame = { type: 'auth', token: person.token, client, proto: PROTOCOL }
      mine.send(JSON.stringify(auth))
      await ready
      await pull()
    },
    send: (frame) => socket?.send(JSON.stringify(frame)),
    epoch: () => epoch,
    close: () => socket?.terminate(),
  }
}

function mutationOf({ tbl, id, parent, values }: Edit, n: number): Mutation {
  const t = Date.now()
  const ops = Object.fromEntries(Object.entries(values).map(([name, v]) => [name, { v, t, b: null }]))
  return { n, mid: randomUUID(), tbl, id, sv: 1, ops, ...(parent !== undefined && { parent }) }
}
