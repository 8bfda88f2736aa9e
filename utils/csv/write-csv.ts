import Papa from 'papaparse'
import { guardCell } from './formula-guard'

/** Without it Excel reads UTF-8 as the computer's old encoding. */
const BYTE_ORDER_MARK = '\uFEFF'

/** @returns a CSV file with a header row: comma, CRLF, UTF-8 with its mark; nothing in it runs as a formula. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows].map((row) => row.map(guardCell))
  return `${BYTE_ORDER_MARK}${Papa.unparse(cells, { newline: '\r\n', quotes: false })}\r\n`
}
