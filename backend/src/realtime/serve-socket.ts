import type { RawData, WebSocket } from 'ws'
import { CLOSE, type ClientFrame, clientFrameSchema, PROTOCOL } from '../../../storage/sync/wire.ts'
import { ApiError } from '../http/api-error.ts'
import type { TokenBucket } from '../http/token-bucket.ts'
import type { Caller } from '../db/db.ts'
import type { RealtimeServices } from './attach.ts'
import type { Line } from './line.ts'
import { lockFrame } from './said.ts'
import { socketWire } from './socket-wire.ts'

const AUTH_MS = 5_000
const MOST_FRAME_BYTES = 8 * 1024
/** Frames that wait for the ones before them, such as for a lock from the database. */
const MOST_WAITING = 64
const CLOSED = { malformed: 1007, policy: 1008, tryLater: 1013 } as const

type Guest = { caller: Caller; line: Line }

/** Serves one socket from its first frame to its end. */
export function serveSocket(socket: WebSocket, services: RealtimeServices, frameRate: TokenBucket): void {
  let guest: Guest | undefined
  let waiting = 0
  let queue = Promise.resolve()
  const late = setTimeout(() => socket.close(CLOSE.unauthorized, 'unauthorized'), AUTH_MS).unref()
  const serve = async (frame: ClientFrame | 'unknown'): Promise<void> => {
    if (socket.readyState !== socket.OPEN) return
    if (guest !== undefined) {
      // Each lock goes to the whole team.
      if (frameRate.take(guest.line.deviceId, services.now()) > 0)
        return socket.close(CLOSED.policy, 'too many frames')
      return answer(socket, services, guest, frame)
    }
    clearTimeout(late)
    guest = await welcome(socket, services, frame)
  }
  socket.on('message', (data, isBinary) => {
    const frame = readFrame(socket, data, isBinary)
    if (frame === undefined) return
    if (++waiting > MOST_WAITING) return socket.close(CLOSED.policy, 'too many frames')
    queue = queue
      .then(() => serve(frame))
      .catch((error: unknown) => {
        services.log.error('realtime.frame', error)
        socket.close(CLOSED.tryLater, 'unavailable')
      })
      .finally(() => (waiting -= 1))
  })
  // What is wrong with a frame below JSON; the socket closes itself with the reason.
  socket.on('error', () => services.log.info('realtime.broken'))
  socket.on('close', () => {
    clearTimeout(late)
    // Who is still being welcomed is let go of after that.
    void queue.then(() => guest && services.live.leave(guest.caller.ws, guest.line))
  })
}

/** @returns undefined when the socket was closed; 'unknown' for a frame of a newer client. */
function readFrame(socket: WebSocket, data: RawData, isBinary: boolean): ClientFrame | 'unknown' | undefined {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)])
  if (bytes.length > MOST_FRAME_BYTES) return refuse(socket, CLOSE.tooLarge, 'too large')
  if (isBinary) return refuse(socket, CLOSED.malformed, 'malformed')
  try {
    return clientFrameSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? 'unknown'
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuse(socket, CLOSED.malformed, 'malformed')
  }
}

/** @returns undefined when the first frame does not tell of a device that belongs here; the socket is closed then. */
async function welcome(
  socket: WebSocket,
  { auth, live }: RealtimeServices,
  frame: ClientFrame | 'unknown',
): Promise<Guest | undefined> {
  if (frame === 'unknown' || frame.type !== 'auth') return refuse(socket, CLOSE.unauthorized, 'unauthorized')
  // By the number each side knows which of the two is older.
  if (frame.proto !== PROTOCOL) return refuse(socket, CLOSE.protocol, `${PROTOCOL}`)
  const caller = await auth.callerOf(frame.token)
  const line = caller && (await live.join(caller, socketWire(socket)))
  if (caller === undefined || line === undefined) return refuse(socket, CLOSE.unauthorized, 'unauthorized')
  return { caller, line }
}

async function answer(
  socket: WebSocket,
  { live, locks, log, now }: RealtimeServices,
  { caller, line }: Guest,
  frame: ClientFrame | 'unknown',
): Promise<void> {
  if (frame === 'unknown' || frame.type === 'auth') return
  if (frame.type === 'ping') return line.wire.send({ type: 'pong', now: now() })
  try {
    const { lock, isYours } = await locks.ask({ ...caller, role: line.role }, frame.ask)
    // Of a lock of its own it was told with all the others.
    if (lock !== undefined && !isYours) line.wire.send(lockFrame(line, lock))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    log.info('realtime.refused', { code: error.code })
    if (error.code !== 'DEVICE_REVOKED') return
    live.leave(caller.ws, line)
    line.wire.send({ type: 'revoked' })
    socket.close(CLOSE.unauthorized, 'revoked')
  }
}

function refuse(socket: WebSocket, code: number, reason: string): undefined {
  socket.close(code, reason)
  return undefined
}
