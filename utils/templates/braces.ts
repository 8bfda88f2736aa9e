import type { Problem } from './ast'

const OPEN = 0x7b
const CLOSE = 0x7d
const BACKSLASH = 0x5c

// People write "{1}" or "{ }" as plain text, so one brace takes only an identifier; braces in its fallback need two.
const ONE_BRACE = /^[\p{L}_][\p{L}\p{N}_]{0,59}(?:\.[\p{L}\p{N}_]{1,60}){0,3}(?:\||$)/u

/** `ends` tells where the placeholder that starts at an index ends. */
export type Braces = { ends: ReadonlyMap<number, number>; problems: Problem[] }

type Scan = { body: string; at: number; open: number[]; ends: Map<number, number>; problems: Problem[] }

/**
 * Finds every placeholder of a template in one pass, however deep. `}}` closes the nearest open `{{`; of an odd number of
 * opening braces the first is text; a brace after an odd number of backslashes is text.
 */
export function matchBraces(body: string): Braces {
  const scan: Scan = { body, at: 0, open: [], ends: new Map(), problems: [] }
  while (scan.at < body.length) {
    const code = body.charCodeAt(scan.at)
    if (code === OPEN) readOpening(scan)
    else if (code === CLOSE) readClosing(scan)
    else scan.at += code === BACKSLASH ? backslashWidth(scan) : 1
  }
  for (const start of scan.open) scan.problems.push({ code: 'unclosed', start, end: start + 2 })
  return scan
}

function backslashWidth({ body, at }: Scan): number {
  const next = body.charCodeAt(at + 1)
  return next === BACKSLASH || next === OPEN || next === CLOSE ? 2 : 1
}

function readOpening(scan: Scan): void {
  const width = runLength(scan.body, scan.at, OPEN)
  if (width === 1) {
    readOneBrace(scan)
    return
  }
  const end = scan.at + width
  for (let at = scan.at + (width % 2); at < end; at += 2) scan.open.push(at)
  scan.at = end
}

function readClosing(scan: Scan): void {
  if (scan.body.charCodeAt(scan.at + 1) !== CLOSE) {
    scan.at += 1
    return
  }
  const end = scan.at + 2
  const start = scan.open.pop()
  if (start === undefined) scan.problems.push({ code: 'unopened', start: scan.at, end })
  else scan.ends.set(start, end)
  scan.at = end
}

/** Inside of two braces, one brace pairs only with a closing one that the two do not need: `{{a|{b}}}`. */
function readOneBrace(scan: Scan): void {
  const { body, at, open } = scan
  const close = nextBrace(body, at + 1)
  const isInside = open.length > 0
  const isPair = body.charCodeAt(close) === CLOSE && (!isInside || runLength(body, close, CLOSE) % 2 === 1)
  const isPlaceholder = isPair && ONE_BRACE.test(body.slice(at + 1, close))
  if (isPlaceholder) scan.ends.set(at, close + 1)
  scan.at = isPlaceholder || (isPair && isInside) ? close + 1 : at + 1
}

/** @returns the index of the next brace that is not escaped, or the length of the text. */
function nextBrace(body: string, from: number): number {
  let at = from
  while (at < body.length) {
    const code = body.charCodeAt(at)
    if (code === OPEN || code === CLOSE) return at
    at += code === BACKSLASH ? 2 : 1
  }
  return body.length
}

function runLength(body: string, start: number, code: number): number {
  let end = start
  while (body.charCodeAt(end) === code) end += 1
  return end - start
}
