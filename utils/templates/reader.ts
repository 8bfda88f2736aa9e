import type { MarkKind, Problem, ProblemCode, Mark, Span, TemplateNode } from './ast'
import { unescapeArgument } from './escapes'

export type Region = Span
export type Cut = { at: number; char: '|' | ':' | ';' }

/** What the parts of the parser share. `read` gives the pieces of a region that is inside of a placeholder. */
export type Reader = {
  body: string
  ends: ReadonlyMap<number, number>
  problems: Problem[]
  marks: Mark[]
  read: (region: Region, depth: number) => TemplateNode[]
}

const SEPARATORS: Readonly<Record<number, Cut['char']>> = { 0x7c: '|', 0x3a: ':', 0x3b: ';' }
const OPENING_BRACE = 0x7b
const BACKSLASH = 0x5c

/** @returns where a region is divided, and where placeholders in it start; what is in those, or escaped, does not count. */
export function cutsIn(
  { body, ends }: Pick<Reader, 'body' | 'ends'>,
  { start, end }: Region,
): { cuts: Cut[]; inner: number[] } {
  const cuts: Cut[] = []
  const inner: number[] = []
  let at = start
  while (at < end) {
    const code = body.charCodeAt(at)
    const close = code === OPENING_BRACE ? ends.get(at) : undefined
    const char = SEPARATORS[code]
    if (close !== undefined) inner.push(at)
    else if (char !== undefined) cuts.push({ at, char })
    at = close ?? at + (code === BACKSLASH ? 2 : 1)
  }
  return { cuts, inner }
}

/** @returns the region without the blanks around it; an escaped blank stays. */
export function trimmed({ body }: Reader, { start, end }: Region): Region {
  const written = body.slice(start, end)
  const from = written.length - written.trimStart().length
  let to = written.trimEnd().length
  if (to <= from) return { start: end, end }
  if (to < written.length && isEscaped(written, to)) to += 1
  return { start: start + from, end: start + to }
}

/** @returns the text of a region, without blanks around it. */
export function plain(reader: Reader, region: Region): string {
  const { start, end } = trimmed(reader, region)
  return unescapeArgument(reader.body.slice(start, end))
}

export function mark(reader: Reader, region: Region, kind: MarkKind): void {
  const { start, end } = trimmed(reader, region)
  if (start < end) reader.marks.push({ start, end, kind })
}

export function report(reader: Reader, code: ProblemCode, region: Region, detail?: string): void {
  const { start, end } = region
  reader.problems.push({ code, start, end, ...(detail !== undefined && { detail }) })
}

function isEscaped(written: string, at: number): boolean {
  let from = at
  while (written.charCodeAt(from - 1) === BACKSLASH) from -= 1
  return (at - from) % 2 === 1
}
