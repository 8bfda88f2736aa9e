import Papa from 'papaparse'
import { unguardCell } from './formula-guard'

/** One row as it stands in the file, lines counted from 1. A quote that is not closed takes the lines up to `lastLine` with it. */
export type RawRow = { line: number; lastLine: number; cells: string[]; isFaulty: boolean }

/** Characters read at once: some five milliseconds of work. */
const SLICE = 100_000
const HEAD = 1_000_000

/** Reads a table slice by slice: each turn gives the rows of the next piece of it. Never fails. */
export function* csvRows(body: string, delimiter: string, firstLine = 1): Generator<RawRow[], void> {
  const newline = lineEndingOf(body)
  let [from, line, size] = [0, firstLine, SLICE]
  while (from < body.length) {
    const slice = body.slice(from, from + size)
    const isLast = from + size >= body.length
    const { rows, read } = parseSlice(slice, { delimiter, newline, line, isLast })
    if (read === 0 && !isLast) {
      // One row is longer than the slice.
      size *= 2
      continue
    }
    if (rows.length > 0) yield rows
    line += newLinesIn(slice.slice(0, read))
    from = isLast ? body.length : from + read
    size = SLICE
  }
}

/** @returns how many lines end in a text. */
export function newLinesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

type SliceOptions = { delimiter: string; newline: '\r\n' | '\n' | '\r'; line: number; isLast: boolean }
type Parsed = { data: string[][]; errors: unknown[]; meta: { cursor: number } }

function parseSlice(
  slice: string,
  { delimiter, newline, line: firstLine, isLast }: SliceOptions,
): { rows: RawRow[]; read: number } {
  const rows: RawRow[] = []
  let [line, cursor] = [firstLine, 0]
  const step = ({ data, errors, meta }: Parsed): void => {
    const read = slice.slice(cursor, meta.cursor)
    const [cells = []] = data
    const lastLine = line + newLinesIn(read.trimEnd())
    rows.push({ line, lastLine, cells: cells.map(unguardCell), isFaulty: errors.length > 0 })
    line += newLinesIn(read)
    cursor = meta.cursor
  }
  // The parser's own type does not know that it calls with one row at a time.
  new Papa.Parser({ delimiter, newline, step: step as never }).parse(slice, 0, !isLast)
  return { rows, read: cursor }
}

function lineEndingOf(body: string): '\r\n' | '\n' | '\r' {
  const head = body.slice(0, HEAD).replace(/"[^"]*"/g, '')
  const [feeds, both, returns] = [/\n/g, /\r\n/g, /\r/g].map((ending) => head.match(ending)?.length ?? 0)
  if (returns === undefined || returns === 0 || (feeds ?? 0) - (both ?? 0) > returns) return '\n'
  return (both ?? 0) * 2 >= returns ? '\r\n' : '\r'
}
