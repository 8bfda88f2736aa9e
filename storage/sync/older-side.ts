import { PROTOCOL } from './wire'

/** Which of the two is to be updated. */
export type OlderSide = 'extension' | 'server'

/** @returns which side is the older one. `told`: the server's own version, which it names as it refuses another one. */
export function olderSide(told: string | undefined): OlderSide {
  return /^\d{1,6}$/.test(told ?? '') && Number(told) < PROTOCOL ? 'server' : 'extension'
}
