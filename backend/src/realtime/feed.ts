import { CLOSE } from '../../../storage/sync/wire.ts'
import type { Caller } from '../db/db.ts'
import { ApiError } from '../http/api-error.ts'
import type { Services } from '../services.ts'
import { type Signer, signerOf } from '../signed/signer.ts'
import { LIMITS } from '../limits.ts'
import { activeLocks } from '../locks/active-locks.ts'
import { type DeltaText, deltaText } from './delta.ts'
import type { Line, Wire } from './line.ts'
import { type Changed, lastSeqs, look, type Sight, touchedSince } from './look.ts'

export type FeedPorts = Pick<Services, 'db' | 'access' | 'log' | 'limits'>

/** What the connected devices of one workspace are told, in the order of its sequence. */
export type Feed = {
  readonly lines: ReadonlySet<Line>
  /** Says `ready` to the device. @returns undefined when it does not belong to the workspace any more. */
  join: (caller: Caller, wire: Wire) => Promise<Line | undefined>
  leave: (line: Line) => void
  /** Tells all that is new. @param rights whether they are asked for anew even if their number is the same. */
  catchUp: (rights?: 'rights') => Promise<void>
  revoke: (deviceId: string) => void
}

/** A browser has one line; a second is what is left of a broken one. */
const MOST_LINES_OF_DEVICE = 3
const NOTHING = Number.MAX_SAFE_INTEGER

export function createFeed(ws: string, ports: FeedPorts): Feed {
  const state: FeedState = { ws, lines: new Set(), head: 0, rights: 0, seqs: new Map(), mustAsk: false }
  // One thing after the other: a delta never meets rights that are half known.
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const run = queue.then(work)
    queue = run.catch(() => undefined)
    return run
  }
  let waiting: Promise<void> | undefined
  return {
    lines: state.lines,
    join: (caller, wire) => inTurn(() => join(state, ports, caller, wire)),
    leave: (line) => state.lines.delete(line),
    catchUp: (rights) => {
      if (rights !== undefined) state.mustAsk = true
      // One that has not begun yet will see everything that is there now.
      waiting ??= inTurn(() => {
        waiting = undefined
        return catchUp(state, ports)
      })
      return waiting
    },
    revoke: (deviceId) => {
      for (const line of state.lines) if (line.deviceId === deviceId) turnAway(state, line)
    },
  }
}

type FeedState = {
  ws: string
  lines: Set<Line>
  /** Up to there everything was told. */
  head: number
  rights: number
  /** The last sequence number of each bucket, as far as it was told of. */
  seqs: Map<string, number>
  mustAsk: boolean
}

async function join(
  state: FeedState,
  ports: FeedPorts,
  caller: Caller,
  wire: Wire,
): Promise<Line | undefined> {
  const { ws } = state
  const sight = await ports.db.own((tx) => look(tx, ws, NOTHING, [caller.deviceId]))
  const device = sight?.devices[0]
  if (sight === undefined || device === undefined) return undefined
  const { id: deviceId, userId, role } = device
  const seen = await bucketsOf(ports, { ws, deviceId, userId, role })
  if (seen === undefined) return undefined
  const { epoch, buckets } = seen
  const locks = role === 'viewer' ? [] : await ports.db.own((tx) => activeLocks(tx, ws))
  const line: Line = { deviceId, userId, role, epoch, buckets: new Set(buckets), wire }
  if (!wire.isOpen()) return line
  // Whoever is here already is owed what lies between their head and now; nobody owes it to the first one.
  if (state.lines.size === 0)
    Object.assign(state, { head: sight.counter, rights: sight.rights, seqs: new Map() })
  closeOldest(state, deviceId)
  state.lines.add(line)
  wire.send({ type: 'ready', epoch, gen: sight.gen, locks })
  return line
}

async function catchUp(state: FeedState, ports: FeedPorts): Promise<void> {
  if (state.lines.size === 0) return
  const { ws } = state
  const { limits = LIMITS } = ports
  const ids = [...new Set(Array.from(state.lines, (line) => line.deviceId))]
  const sight = await ports.db.own((tx) => look(tx, ws, state.head, ids, limits.look))
  if (sight === undefined) return
  if (!sight.isMuch) await learnSeqs(state, ports, sight.changed)
  await refresh(state, ports, sight)
  if (sight.isMuch) return pokeTouched(state, ports)
  tell(state, sight.changed, { ...(await signerOf(ports.db, ws)), most: limits.delta })
  state.head = Math.max(state.head, sight.counter, sight.changed.at(-1)?.seq ?? 0)
}

/** What `from` needs: where each of these buckets stood before. */
async function learnSeqs(state: FeedState, ports: FeedPorts, changed: readonly Changed[]): Promise<void> {
  const unknown = new Set(changed.map(({ bucket }) => bucket).filter((bucket) => !state.seqs.has(bucket)))
  if (unknown.size === 0) return
  for (const [bucket, seq] of await ports.db.own((tx) => lastSeqs(tx, state.ws, [...unknown], state.head)))
    state.seqs.set(bucket, seq)
}

/** Turns away who does not belong any more, and asks for the buckets of the others when the rights have changed. */
async function refresh(state: FeedState, ports: FeedPorts, sight: Sight): Promise<void> {
  const devices = new Map(sight.devices.map((device) => [device.id, device]))
  for (const line of state.lines) if (!devices.has(line.deviceId)) turnAway(state, line)
  if (sight.rights === state.rights && !state.mustAsk) return
  // Whoever changes them while they are asked for rings again.
  state.mustAsk = false
  try {
    await Promise.all(
      Array.from(state.lines, (line) => askAnew(state, ports, line, devices.get(line.deviceId))),
    )
  } catch (error) {
    // Nothing is told by rights that are half known.
    state.mustAsk = true
    throw error
  }
  state.rights = sight.rights
}

async function askAnew(
  state: FeedState,
  ports: FeedPorts,
  line: Line,
  device: Sight['devices'][number] | undefined,
): Promise<void> {
  line.role = device?.role ?? line.role
  const { deviceId, userId, role } = line
  const seen = await bucketsOf(ports, { ws: state.ws, deviceId, userId, role })
  if (seen === undefined) return turnAway(state, line)
  line.buckets = new Set(seen.buckets)
  if (seen.epoch === line.epoch) return
  line.epoch = seen.epoch
  line.wire.send({ type: 'access', epoch: seen.epoch })
}

/** @returns undefined when the device was turned away since it was last looked at. */
async function bucketsOf(
  { access }: FeedPorts,
  caller: Caller,
): Promise<{ epoch: string; buckets: string[] } | undefined> {
  try {
    return await access.bucketsOf(caller)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'DEVICE_REVOKED') return undefined
    throw error
  }
}

function tell(
  state: FeedState,
  changed: readonly Changed[],
  by: Pick<Signer, 'sign'> & { most: number },
): void {
  if (changed.length === 0) return
  const touched = [...new Set(changed.map(({ bucket }) => bucket))]
  const made = new Map<string, DeltaText | undefined>()
  for (const line of state.lines) {
    // Devices that see the same of it are told the same.
    const key = [line.epoch, ...touched.filter((bucket) => line.buckets.has(bucket))].join(' ')
    const { buckets, epoch, deviceId } = line
    if (!made.has(key))
      made.set(
        key,
        deltaText(changed, state.seqs, { buckets, epoch, ws: state.ws, sign: by.sign, most: by.most }),
      )
    const text = made.get(key)?.signed(deviceId)
    if (text !== undefined) line.wire.send(text)
  }
  for (const { bucket, seq } of changed) state.seqs.set(bucket, seq)
}

async function pokeTouched(state: FeedState, ports: FeedPorts): Promise<void> {
  const { counter, buckets } = await ports.db.own((tx) => touchedSince(tx, state.ws, state.head))
  for (const line of state.lines)
    if ([...buckets.keys()].some((bucket) => line.buckets.has(bucket))) line.wire.send({ type: 'poke' })
  for (const [bucket, seq] of buckets) state.seqs.set(bucket, seq)
  state.head = Math.max(state.head, counter)
}

function turnAway(state: FeedState, line: Line): void {
  state.lines.delete(line)
  line.wire.send({ type: 'revoked' })
  line.wire.close(CLOSE.unauthorized, 'revoked')
}

function closeOldest(state: FeedState, deviceId: string): void {
  const lines = [...state.lines].filter((line) => line.deviceId === deviceId)
  for (const line of lines.slice(0, 1 - MOST_LINES_OF_DEVICE)) {
    state.lines.delete(line)
    line.wire.close(1008, 'too many lines')
  }
}
