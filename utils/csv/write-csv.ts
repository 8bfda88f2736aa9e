import Papa from 'papaparse'
import { guardCell } from './formula-guard'

/** Without it Excel reads UTF-8 as the computer's old encoding. */
const BYTE_ORDER_MARK = '\uFEFF'

/** @returns a CSV file with a header row: comma, CRLF, UTF-8 with its mark; nothing in it runs as a formula. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${BYTE_ORDER_MARK}${[header, ...rows].map((row) => `${csvLine(row)}\r\n`).join('')}`
}

/** @returns one row of such a file, without its line end. */
export function csvLine(cells: readonly string[]): string {
  return Papa.unparse([cells.map(guardCell)], { newline: '\r\n', quotes: false })
}
