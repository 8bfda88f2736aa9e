import { fold } from './fold'

const MAX_KEY = 80

/**
 * @returns what a name is sorted and compared by: folded, without leading signs such as "~" or "+", one space between
 * words, at most 80 characters. A name of signs or emoji alone keeps them.
 */
export function nameKeyOf(name: string): string {
  const folded = fold(name).replaceAll('\u0000', '').replace(/\s+/gu, ' ').trim()
  const plain = folded.replace(/^[^\p{L}\p{N}]+/u, '')
  return (plain === '' ? folded : plain).slice(0, MAX_KEY)
}
