/** Who wrote when it is the server itself. No client has so short a name. */
export const SERVER_CLIENT = 'server'

/** @returns the clock of a field: epoch ms and who wrote. */
export function toStamp(ms: number, client: string): string {
  return `${ms.toString(36)}~${client}`
}

/** @returns the parts of a clock. */
export function partsOf(stamp: string): { ms: number; client: string } {
  const at = stamp.indexOf('~')
  return { ms: Number.parseInt(stamp.slice(0, at), 36), client: stamp.slice(at + 1) }
}

/**
 * @returns the time of an edit by the server's clock. The device tells its own clock as it sends, so that one which is days
 * off counts as right; nothing was written in the future, or before time began.
 */
export function correctedTime(editAt: number, sentAt: number, serverNow: number): number {
  return Math.max(0, Math.min(editAt + (serverNow - sentAt), serverNow))
}
