import type { Lock, ServerFrame } from '../../../storage/sync/wire.ts'
import type { Line } from './line.ts'

/** About a conversation: to those named, or to everybody who answers conversations. */
export type Said = { frame: ServerFrame; userIds?: string[] | undefined }

/** What the server knows of a conversation is a keyed hash, so that it cannot tell who of the team may see it. */
export function hear(lines: ReadonlySet<Line> | undefined, { frame, userIds }: Said): void {
  for (const line of lines ?? []) {
    if (!isFor(line, userIds)) continue
    line.wire.send(frame.type === 'lock' ? lockFrame(line, frame.lock) : frame)
  }
}

/** @returns the frame that tells this device of a lock. */
export function lockFrame(line: Pick<Line, 'deviceId'>, lock: Lock): ServerFrame {
  return { type: 'lock', lock, isYours: lock.device === line.deviceId }
}

function isFor(line: Line, userIds: readonly string[] | undefined): boolean {
  if (userIds === undefined) return line.role !== 'viewer'
  return userIds.includes(line.userId) || line.role === 'owner' || line.role === 'manager'
}
