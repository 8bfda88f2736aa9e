import { randomUUID } from 'node:crypto'
import type { Services } from '../services.ts'
import type { Caller } from '../db/db.ts'
import { type Doorbell, readDoorbell } from './doorbell.ts'
import { createFeed, type Feed, type FeedPorts } from './feed.ts'
import type { Line, Wire } from './line.ts'
import { hear, type Said } from './said.ts'

/** What is new, to the devices connected here and to the other instances. Nothing of it rejects: what it tells of stands. */
export type Live = Services['live'] & {
  /** Says `ready` to the device. @returns undefined when it does not belong to its workspace any more. */
  join: (caller: Caller, wire: Wire) => Promise<Line | undefined>
  leave: (ws: string, line: Line) => void
  /** Something about a conversation. */
  say: (ws: string, said: Said) => Promise<void>
  /** Looks at every workspace anew: what another instance rang for may have been lost. */
  sweep: () => Promise<void>
  close: () => Promise<void>
}

const CHANNEL = 'chatside_live'
const AGAIN_AFTER_MS = 1_000

export async function createLive(ports: FeedPorts): Promise<Live> {
  const me = randomUUID()
  const feeds = new Map<string, Feed>()
  const catchUp = async (ws: string, rights?: 'rights'): Promise<void> => {
    try {
      await feeds.get(ws)?.catchUp(rights)
    } catch (error) {
      ports.log.error('live.catch-up', error, { ws })
      setTimeout(() => void catchUp(ws), AGAIN_AFTER_MS).unref()
    }
  }
  const heard = (bell: Doorbell): void => {
    if (bell.by === me) return
    if (bell.kind === 'written') void catchUp(bell.ws)
    if (bell.kind === 'rights') void catchUp(bell.ws, 'rights')
    if (bell.kind === 'revoked') feeds.get(bell.ws)?.revoke(bell.deviceId)
    if (bell.kind === 'said') hear(feeds.get(bell.ws)?.lines, bell)
  }
  const unlisten = await ports.db.listen(CHANNEL, (text) => {
    const bell = readDoorbell(text)
    if (bell !== undefined) heard(bell)
  })
  const ring = createRing(ports, me)
  return {
    written: async ({ ws }) => {
      void catchUp(ws)
      await ring({ kind: 'written', ws })
    },
    rightsChanged: async (ws) => {
      await Promise.all([catchUp(ws, 'rights'), ring({ kind: 'rights', ws })])
    },
    revoked: async (ws, deviceId) => {
      feeds.get(ws)?.revoke(deviceId)
      // One that was just joining is not among the lines yet.
      await Promise.all([catchUp(ws), ring({ kind: 'revoked', ws, deviceId })])
    },
    say: async (ws, said) => {
      hear(feeds.get(ws)?.lines, said)
      await ring({ kind: 'said', ws, ...said })
    },
    join: (caller, wire) => {
      const feed = feeds.get(caller.ws) ?? createFeed(caller.ws, ports)
      feeds.set(caller.ws, feed)
      return feed.join(caller, wire)
    },
    leave: (ws, line) => feeds.get(ws)?.leave(line),
    sweep: async () => {
      await Promise.all([...feeds.keys()].map((ws) => catchUp(ws)))
    },
    close: unlisten,
  }
}

type Ringing = Doorbell extends infer Bell ? (Bell extends Doorbell ? Omit<Bell, 'by'> : never) : never

/** Rings for written rows are put together while one is on its way: it leads the others to all that is there by then. */
function createRing(ports: Pick<FeedPorts, 'db' | 'log'>, by: string): (bell: Ringing) => Promise<void> {
  const ring = async (bell: Ringing): Promise<void> => {
    try {
      await ports.db.notify(CHANNEL, JSON.stringify({ ...bell, by }))
    } catch (error) {
      ports.log.error('live.ring', error, { ws: bell.ws, kind: bell.kind })
    }
  }
  const ringing = new Map<string, { now: Promise<void>; next?: Promise<void> }>()
  const ringOnce = (bell: Ringing): Promise<void> => {
    const under = ringing.get(bell.ws)
    if (under !== undefined) return (under.next ??= under.now.then(() => ringOnce(bell)))
    const now = ring(bell).finally(() => ringing.delete(bell.ws))
    ringing.set(bell.ws, { now })
    return now
  }
  return (bell) => (bell.kind === 'written' ? ringOnce(bell) : ring(bell))
}
