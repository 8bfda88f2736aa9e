import Papa from 'papaparse'
import { unguardCell } from './formula-guard'

/** `line` is where a row begins in the file, from 1. */
export type CsvRow = { line: number; cells: string[] }
/** A quote that is not closed takes the lines up to `lastLine` with it. */
export type CsvFault = { line: number; lastLine: number; code: 'bad-quotes' | 'too-many-cells' }

/** Rows that could not be read whole are among `faults` only; blank ones nowhere. */
export type CsvTable = { delimiter: string; header: string[]; rows: CsvRow[]; faults: CsvFault[] }

type Place = { line: number; lastLine: number; isFaulty: boolean }

const DELIMITERS = [',', ';', '\t']

/**
 * Reads a CSV file with a header row; divided by comma, semicolon or tab, whichever makes more headers that `isKnown`
 * knows. Never fails.
 */
export function readCsv(file: string, isKnown: (header: string) => boolean): CsvTable {
  const text = file.replace(/^\uFEFF/, '')
  const named = /^"?sep=([,;\t])"?(?:\r\n|\r|\n)/i.exec(text)
  const body = named === null ? text : text.slice(named[0].length)
  const delimiter = named?.[1] ?? likelyDelimiter(body, isKnown)
  const table: CsvTable = { delimiter, header: [], rows: [], faults: [] }
  let line = named === null ? 1 : 2
  let cursor = 0
  Papa.parse<string[]>(body, {
    delimiter,
    step: ({ data, errors, meta }) => {
      const read = body.slice(cursor, meta.cursor)
      addRow(table, { line, lastLine: line + newLinesIn(read.trimEnd()), isFaulty: errors.length > 0 }, data)
      line += newLinesIn(read)
      cursor = meta.cursor
    },
  })
  return table
}

function addRow(table: CsvTable, { line, lastLine, isFaulty }: Place, data: string[]): void {
  const cells = data.map(unguardCell)
  const isBlank = cells.every((cell) => cell.trim() === '')
  if (isFaulty) table.faults.push({ line, lastLine, code: 'bad-quotes' })
  else if (isBlank) return
  else if (table.header.length === 0) table.header = cells.map((cell) => cell.trim())
  else if (cells.slice(table.header.length).some((cell) => cell.trim() !== '')) {
    table.faults.push({ line, lastLine, code: 'too-many-cells' })
  } else table.rows.push({ line, cells })
}

function likelyDelimiter(text: string, isKnown: (header: string) => boolean): string {
  const scores = DELIMITERS.map((delimiter) => {
    const header = Papa.parse<string[]>(text.trimStart(), { delimiter, preview: 1 }).data[0] ?? []
    return { delimiter, known: header.filter((cell) => isKnown(cell.trim())).length, cells: header.length }
  })
  scores.sort((a, b) => b.known - a.known || b.cells - a.cells)
  return scores[0]?.delimiter ?? ','
}

function newLinesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}
