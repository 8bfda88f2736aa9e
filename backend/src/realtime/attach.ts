import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { createTokenBucket } from '../http/token-bucket.ts'
import type { Services } from '../services.ts'
import type { Live } from './create-live.ts'
import { isAllowedOrigin } from './origin.ts'
import { serveSocket } from './serve-socket.ts'

export type RealtimeServices = Pick<Services, 'auth' | 'locks' | 'log' | 'now'> & { live: Live }

export type Realtime = {
  openLines: () => number
  /** Ends every line; devices come back to whoever serves then. */
  close: () => Promise<void>
}

const PATH = '/v1/rt'
const MOST_PAYLOAD_BYTES = 64 * 1024
const MOST_SOCKETS = 10_000
/** Of one device. Who types says so every two seconds. */
const FRAME_RATE = { burst: 100, perSecond: 10 }
const BEAT_MS = 30_000
const GOING_AWAY = 1001

/**
 * Serves the WebSocket at `/v1/rt`; what asks to be upgraded elsewhere is refused.
 * @param beatMs how often dead lines are looked for, and what nobody rang for.
 */
export function attachRealtime(
  server: Server,
  services: RealtimeServices,
  { beatMs = BEAT_MS }: { beatMs?: number | undefined } = {},
): Realtime {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_PAYLOAD_BYTES,
    perMessageDeflate: false,
  })
  const frameRate = createTokenBucket(FRAME_RATE)
  const answering = new WeakSet<WebSocket>()
  sockets.on('connection', (socket) => {
    answering.add(socket)
    socket.on('pong', () => answering.add(socket))
    serveSocket(socket, services, frameRate)
  })
  const onUpgrade = (request: IncomingMessage, duplex: Duplex, head: Buffer): void => {
    const status = refusal(request, sockets.clients.size)
    if (status !== undefined) return refuse(duplex, status)
    sockets.handleUpgrade(request, duplex, head, (socket) => sockets.emit('connection', socket, request))
  }
  server.on('upgrade', onUpgrade)
  const beat = setInterval(() => {
    for (const socket of sockets.clients) dropOrPing(socket, answering)
    void services.live.sweep()
  }, beatMs).unref()
  return {
    openLines: () => sockets.clients.size,
    close: async () => {
      clearInterval(beat)
      server.off('upgrade', onUpgrade)
      for (const socket of sockets.clients) socket.close(GOING_AWAY)
      await new Promise((resolve) => setTimeout(resolve, 50))
      for (const socket of sockets.clients) socket.terminate()
    },
  }
}

/** @returns the status of the refusal, or undefined when the line may be opened. */
function refusal(request: IncomingMessage, open: number): string | undefined {
  if (request.url?.split('?')[0] !== PATH) return '404 Not Found'
  if (!isAllowedOrigin(request.headers.origin)) return '403 Forbidden'
  return open >= MOST_SOCKETS ? '503 Service Unavailable' : undefined
}

function refuse(duplex: Duplex, status: string): void {
  duplex.on('error', () => duplex.destroy())
  duplex.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Who has not answered since the last beat is gone, though nobody said so. */
function dropOrPing(socket: WebSocket, answering: WeakSet<WebSocket>): void {
  if (!answering.delete(socket)) return socket.terminate()
  socket.ping()
}
