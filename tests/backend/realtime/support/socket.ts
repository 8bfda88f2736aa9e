import { expect } from 'vitest'
import { type ClientOptions, WebSocket } from 'ws'
import { PROTOCOL, type ServerFrame, serverFrameSchema } from '../../../../storage/sync/wire.ts'
import type { Device } from './team.ts'

/** A socket that keeps what it was told. Each frame is checked against the protocol. */
export type TestSocket = {
  raw: WebSocket
  frames: ServerFrame[]
  /** Resolves once it is closed. */
  closed: Promise<number>
  send: (frame: unknown) => void
  /** Resolves with the first frame of the type that has come, or comes, and takes it out. */
  next: <Type extends ServerFrame['type']>(type: Type) => Promise<Extract<ServerFrame, { type: Type }>>
}

export function openSocket(url: string, options: ClientOptions = {}): TestSocket {
  const raw = new WebSocket(url, { perMessageDeflate: false, ...options })
  const frames: ServerFrame[] = []
  const waiting = new Set<() => void>()
  const opened = new Promise<void>((resolve) => raw.once('open', resolve))
  raw.on('message', (data) => {
    frames.push(serverFrameSchema.parse(JSON.parse((data as Buffer).toString())))
    for (const look of waiting) look()
  })
  const closed = new Promise<number>((resolve) => raw.on('close', (code) => resolve(code)))
  // Told by the close that follows.
  raw.on('error', () => undefined)
  return {
    raw,
    frames,
    closed,
    send: (frame) =>
      void opened.then(() => raw.send(typeof frame === 'string' ? frame : JSON.stringify(frame))),
    next: (type) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const at = frames.findIndex((frame) => frame.type === type)
          if (at === -1) return
          waiting.delete(look)
          resolve(frames.splice(at, 1)[0] as Extract<ServerFrame, { type: typeof type }>)
        }
        waiting.add(look)
        void closed.then((code) => reject(new Error(`closed with ${code} before ${type}`)))
        look()
      }),
  }
}

/** @returns a socket of the device that was told `ready`. */
export async function connect(url: string, device: Device, options: ClientOptions = {}) {
  const socket = openSocket(url, options)
  socket.send(authFrame(device))
  const ready = await socket.next('ready')
  return { ...socket, ready }
}

export function authFrame({ token, id }: Device) {
  return { type: 'auth', token, client: id, proto: PROTOCOL }
}

/** Says something that is answered, so that whatever was on its way before it has come. */
export async function flush(socket: TestSocket): Promise<void> {
  socket.send({ type: 'ping' })
  expect(await socket.next('pong')).toHaveProperty('now')
}
