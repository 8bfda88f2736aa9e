import { ApiError } from '../../../../backend/src/http/api-error.ts'
import type { Cursors, Gone, ServerFrame, SyncRow } from '../../../../storage/sync/wire.ts'
import type { Chance } from './chance.ts'
import type { Pulled } from './pull-rows.ts'
import { authFrame, flush, openSocket, type TestSocket } from './socket.ts'
import type { Device } from './team.ts'

type Delta = Extract<ServerFrame, { type: 'delta' }>

export type ModelPorts = {
  url: string
  device: Device
  chance: Chance
  pull: (cursors: Cursors) => Promise<Pulled>
  /** Sees each frame as it left the server, before anything happens to it. */
  onFrame: (frame: ServerFrame) => void
}

/** A device by the rules of the protocol, with a line that loses, delays, reorders and breaks. */
export type ModelDevice = {
  rows: Map<string, SyncRow>
  applied: () => number
  pulls: () => number
  connect: () => Promise<void>
  kill: () => void
  /** Waits for what is on its way. */
  rest: () => Promise<void>
  /** From now on the line is a bad one. */
  trouble: () => void
  /** Ends all trouble, and comes up with what the server has. */
  heal: () => Promise<void>
}

export function createModelDevice({ url, device, chance, pull, onFrame }: ModelPorts): ModelDevice {
  const rows = new Map<string, SyncRow>()
  let cursors: Cursors = {}
  let epoch = ''
  let socket: TestSocket | undefined
  let held: ServerFrame[] = []
  let applied = 0
  let pulls = 0
  let isTroubled = false
  let isWanted = false
  let pulling: Promise<void> | undefined

  const put = (row: SyncRow): void => {
    const stored = rows.get(row.id)
    if (stored === undefined || stored.seq < row.seq) rows.set(row.id, row)
  }
  const remove = ({ id, bucket, seq }: Gone): void => {
    const stored = rows.get(id)
    if (stored !== undefined && stored.bucket === bucket && stored.seq <= seq) rows.delete(id)
  }
  const apply = (delta: Delta): boolean => {
    const fits = Object.entries(delta.from).every(([bucket, from]) => (cursors[bucket] ?? -1) >= from)
    if (delta.epoch !== epoch || !fits) return false
    // What a pull has brought already may be undone since: an old row must not come back.
    const isNew = ({ bucket, seq }: Gone): boolean => seq > cursors[bucket]!
    delta.rows.filter(isNew).forEach(put)
    delta.gone.filter(isNew).forEach(remove)
    for (const [bucket, to] of Object.entries(delta.to)) cursors[bucket] = Math.max(cursors[bucket]!, to)
    applied += 1
    return true
  }
  /** @returns whether it was the last page of what there is. */
  const pullOnce = async (): Promise<boolean> => {
    const before = JSON.stringify(cursors)
    const got = await pull(cursors).catch(comeAgain)
    if (got === undefined) return false
    if (isTroubled) for (let turns = chance.below(4); turns > 0; turns--) await turn()
    if (JSON.stringify(cursors) !== before) return false
    got.rows.forEach(put)
    got.gone.forEach(remove)
    for (const [id, row] of rows) if (!(row.bucket in got.cursors)) rows.delete(id)
    ;({ cursors, epoch } = got)
    return !got.more
  }
  const pullAll = (): Promise<void> => {
    isWanted = true
    pulling ??= (async () => {
      // What has come while one was on its way may not be in its answer.
      while (isWanted) {
        isWanted = false
        pulls += 1
        while (!(await pullOnce())) await turn()
      }
    })().finally(() => (pulling = undefined))
    return pulling
  }
  const take = (frame: ServerFrame): void => {
    if (frame.type === 'delta' ? !apply(frame) : frame.type !== 'pong') void pullAll()
  }
  const receive = (frame: ServerFrame): void => {
    onFrame(frame)
    if (!isTroubled) return take(frame)
    if (chance.isOneIn(6)) return
    if (chance.isOneIn(4)) return void held.push(frame)
    take(frame)
    if (held.length > 0 && chance.isOneIn(2)) held.splice(chance.below(held.length), 1).forEach(take)
  }
  const kill = (): void => {
    socket?.raw.terminate()
    socket = undefined
  }
  const connect = async (): Promise<void> => {
    kill()
    const mine = openSocket(url)
    socket = mine
    mine.raw.on('message', (data) => {
      if (mine === socket) receive(JSON.parse((data as Buffer).toString()))
    })
    mine.send(authFrame(device))
    // It may be killed while it is welcomed.
    await Promise.race([mine.next('ready').catch(() => undefined), mine.closed])
  }
  return {
    rows,
    connect,
    kill,
    rest: async () => {
      // The line may break meanwhile.
      if (socket !== undefined) await Promise.race([flush(socket).catch(() => undefined), socket.closed])
      await pulling
    },
    applied: () => applied,
    pulls: () => pulls,
    trouble: () => {
      isTroubled = true
    },
    heal: async () => {
      isTroubled = false
      held.splice(0).forEach(take)
      await connect()
      await flush(socket!)
      await pulling
      await pullAll()
    },
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** A server whose rights do not come to rest says so, and is asked again. */
function comeAgain(error: unknown): undefined {
  if (!(error instanceof ApiError) || error.code !== 'UNAVAILABLE') throw error
}
