import type { Breathe } from '../breathe'
import { csvRows, type RawRow } from '../csv/csv-rows'
import { csvBody } from '../csv/read-csv'
import { guessMapping, isContactColumn } from './map/guess-mapping'
import { productOf } from './map/product'
import type { ContactTable } from './table'

type Read = Pick<ContactTable, 'header' | 'records' | 'rejected'>

/** Reads people from a table, a slice at a time. Never fails: every row that is not blank is a record or rejected. */
export async function readCsvTable(
  text: string,
  breathe: Breathe,
): Promise<Omit<ContactTable, 'encoding' | 'isGuess'>> {
  const { body, delimiter, line } = csvBody(text, isContactColumn)
  const read: Read = { header: [], records: [], rejected: [] }
  for (const rows of csvRows(body, delimiter, line)) {
    for (const row of rows) addRow(read, row)
    await breathe()
  }
  const product = productOf(read.header)
  return { product, mapping: guessMapping(read.header, product), delimiter, ...read }
}

function addRow({ header, records, rejected }: Read, { line, lastLine, cells, isFaulty }: RawRow): void {
  const lines = { line, ...(lastLine > line && { lastLine }) }
  if (isFaulty) rejected.push({ ...lines, code: 'bad-quotes', cells })
  else if (cells.every((cell) => cell.trim() === '')) return
  else if (header.length === 0) header.push(...cells.map((cell) => cell.trim()))
  else if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
    rejected.push({ ...lines, code: 'too-many-cells', cells })
  } else records.push({ line, cells })
}
