import type { ClientFrame, ServerFrame } from '@/storage/sync/wire'

type LineListener = (isOpen: boolean) => void

const lineListeners = new Set<LineListener>()

/** The line to the server, as far as locks go by it. */
export const line = {
  isOpen: true,
  sent: [] as ClientFrame[],
  /** How often it was asked for. */
  wanted: 0,
  /** The server says something. */
  hear: (_frame: ServerFrame): void => {},
}

/** It was opened, or is lost. */
export function turn(isOpen: boolean): void {
  line.isOpen = isOpen
  for (const listener of lineListeners) listener(isOpen)
}

/** In place of `storage/sync/live`. */
export const fakeLive = {
  isLineOpen: () => line.isOpen,
  keepLine: async () => void (line.wanted += 1),
  sendFrame: (frame: ClientFrame) => {
    if (line.isOpen) line.sent.push(frame)
    return line.isOpen
  },
  onFrame: (listener: typeof line.hear) => void (line.hear = listener),
  onLine: (listener: LineListener) => {
    lineListeners.add(listener)
    return () => lineListeners.delete(listener)
  },
}
