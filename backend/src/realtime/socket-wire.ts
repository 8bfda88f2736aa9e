import type { WebSocket } from 'ws'
import { CLOSE } from '../../../storage/sync/wire.ts'
import type { Wire } from './line.ts'

/** What may wait for a device to read it; it pulls when it comes back. */
const MOST_WAITING_BYTES = 1024 * 1024
const LAST_WORDS_MS = 2_000

/** @returns the way to the device at the other end of the socket. */
export function socketWire(socket: WebSocket): Wire {
  const isOpen = () => socket.readyState === socket.OPEN
  const close = (code: number, reason: string): void => {
    socket.close(code, reason)
    // Who does not read does not see the close either.
    setTimeout(() => socket.terminate(), LAST_WORDS_MS).unref()
  }
  return {
    isOpen,
    close,
    send: (frame) => {
      if (!isOpen()) return
      if (socket.bufferedAmount > MOST_WAITING_BYTES) return close(CLOSE.slow, 'too slow')
      socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
    },
  }
}
