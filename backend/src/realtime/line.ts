import type { Role, ServerFrame } from '../../../storage/sync/wire.ts'

/** The way to one device: a socket, or what a test puts in its place. */
export type Wire = {
  isOpen: () => boolean
  /** @param frame as JSON text when it was made for several lines at once. */
  send: (frame: ServerFrame | string) => void
  close: (code: number, reason: string) => void
}

/** A device that is connected to this instance. */
export type Line = {
  readonly deviceId: string
  readonly userId: string
  role: Role
  /** What it may see, and the name of that state. */
  buckets: ReadonlySet<string>
  epoch: string
  readonly wire: Wire
}
