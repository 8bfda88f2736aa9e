import { matchBraces } from './braces'
import type { Completions, Known, Place } from './completion'
import { completionsInPlace } from './completions-in-place'
import { cutsIn } from './reader'

type Opening = { start: number; end: number; braces: 1 | 2 }

const MOST_OPTIONS = 50

/**
 * @returns what can be written at `caret`, best first, and what it takes the place of; undefined outside of a placeholder
 * or where anything may be written.
 */
export function completionsAt(body: string, caret: number, known: Known): Completions | undefined {
  const before = body.slice(0, caret)
  const opening = openingAt(before)
  if (opening === undefined) return undefined
  const { ends } = matchBraces(before)
  const { cuts } = cutsIn({ body: before, ends }, { start: opening.end, end: caret })
  const place: Place = { written: before.slice(opening.end), start: opening.end, cuts }
  const found = completionsInPlace(place, known, opening.braces === 1)
  if (found === undefined || found.options.length === 0) return undefined
  const to = caret + (/^[\p{L}\p{N}_.]*/u.exec(body.slice(caret, caret + 60))?.[0].length ?? 0)
  const closing = '}'.repeat(missingBraces(body, opening, to))
  const options = found.options.slice(0, MOST_OPTIONS).map(({ insert, ...option }) => ({
    ...option,
    insert: insert + closing,
    // After a colon something is still to be written.
    caret: /[:=]\s*$/.test(insert) ? insert.length : insert.length + closing.length,
  }))
  return { from: found.from, to, options }
}

function openingAt(before: string): Opening | undefined {
  const one = /(?:^|[^{\\])(\{)[\p{L}_][\p{L}\p{N}_.]{0,59}$/u.exec(before.slice(-62))
  if (one !== null) {
    const start = before.lastIndexOf('{')
    return { start, end: start + 1, braces: 1 }
  }
  const last = matchBraces(before).problems.findLast(({ code }) => code === 'unclosed')
  return last && { start: last.start, end: last.end, braces: 2 }
}

/** One closing brace of two may stand there already. */
function missingBraces(body: string, { start, braces }: Opening, to: number): number {
  if (matchBraces(body).ends.has(start)) return 0
  return braces === 2 && body[to] === '}' ? 1 : braces
}
