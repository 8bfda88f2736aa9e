import Papa from 'papaparse'
import { csvRows, type RawRow } from './csv-rows'

/** `line` is where a row begins in the file, from 1. */
export type CsvRow = { line: number; cells: string[] }
/** A quote that is not closed takes the lines up to `lastLine` with it. */
export type CsvFault = { line: number; lastLine: number; code: 'bad-quotes' | 'too-many-cells' }

/** Rows that could not be read whole are among `faults` only; blank ones nowhere. */
export type CsvTable = { delimiter: string; header: string[]; rows: CsvRow[]; faults: CsvFault[] }

/** Where the table begins after what only says how it is divided. */
export type CsvBody = { body: string; delimiter: string; line: number }

/** Headers end long before it. */
const HEAD = 100_000
const DELIMITERS = [',', ';', '\t']

/**
 * Reads a CSV file with a header row; divided by comma, semicolon or tab, whichever makes more headers that `isKnown`
 * knows. Never fails.
 */
export function readCsv(file: string, isKnown: (header: string) => boolean): CsvTable {
  const { body, delimiter, line } = csvBody(file, isKnown)
  const table: CsvTable = { delimiter, header: [], rows: [], faults: [] }
  for (const rows of csvRows(body, delimiter, line)) for (const row of rows) addCsvRow(table, row)
  return table
}

/** @returns the table in a file's text, and what divides its cells. */
export function csvBody(file: string, isKnown: (header: string) => boolean): CsvBody {
  const text = file.replace(/^\uFEFF/, '')
  const named = /^"?sep=([,;\t])"?(?:\r\n|\r|\n)/i.exec(text)
  const body = named === null ? text : text.slice(named[0].length)
  const delimiter = named?.[1] ?? likelyDelimiter(body, isKnown)
  return { body, delimiter, line: named === null ? 1 : 2 }
}

/** Puts a row where it belongs in the table: the first one that is not blank is the header. */
export function addCsvRow(table: CsvTable, { line, lastLine, cells, isFaulty }: RawRow): void {
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
    const header =
      Papa.parse<string[]>(text.slice(0, HEAD).trimStart(), { delimiter, preview: 1 }).data[0] ?? []
    return { delimiter, known: header.filter((cell) => isKnown(cell.trim())).length, cells: header.length }
  })
  scores.sort((a, b) => b.known - a.known || b.cells - a.cells)
  return scores[0]?.delimiter ?? ','
}
