import { columnKey, columnsOf, type ColumnNames } from '@/utils/csv/columns'
import { type CsvRow, type CsvTable, readCsv } from '@/utils/csv/read-csv'
import { readLabels } from '../csv/label-list'
import { readTable } from '../csv/read-table'
import { htmlToText } from '../html-to-text'
import { type ExchangeNote, type ImportOutcome, nothingFrom, noting } from '../notes'
import { MOST_BODY_CHARACTERS } from '../accept-reply'
import { translateTemplate } from './translate-template'

/** The columns of Briskine's export, from its help pages ("Import Templates"). */
const NAMES = {
  id: ['id'],
  title: ['title'],
  shortcut: ['shortcut'],
  subject: ['subject'],
  to: ['to'],
  cc: ['cc'],
  bcc: ['bcc'],
  tags: ['tags'],
  body: ['body'],
  plain: ['bodyplaintext'],
} satisfies ColumnNames<string>
type Field = keyof typeof NAMES

/** Of an e-mail only. */
const LEFT_OUT = ['subject', 'to', 'cc', 'bcc'] as const

/** @returns whether a header is one of Briskine's. */
export function isBriskineColumn(header: string): boolean {
  return Object.values(NAMES).some((names) => names.includes(columnKey(header)))
}

/** @returns whether a table is Briskine's export. */
export function isBriskineTable(header: readonly string[]): boolean {
  const keys = header.map(columnKey)
  return (
    keys.includes('body') && (keys.includes('bodyplaintext') || (keys.includes('cc') && keys.includes('bcc')))
  )
}

/** Reads Briskine's export: HTML becomes text, its Handlebars our language. Never fails. */
export function readBriskine(text: string): ImportOutcome {
  return readBriskineTable(readCsv(text, isBriskineColumn))
}

/** The same of a table that is read already. */
export function readBriskineTable(table: CsvTable): ImportOutcome {
  const { places, left } = columnsOf<Field>(table.header, NAMES)
  if (places.body === undefined) return nothingFrom('1', 'no-header', table.header.join(', '))
  const notes: ExchangeNote[] = []
  for (const at of left) noting(notes, '1')('column-left-out', table.header[at])
  const cell = ({ cells }: CsvRow, field: Field) => cells[places[field] ?? -1] ?? ''
  return readTable(
    table,
    {
      nameOf: (row) => ({ written: cell(row, 'shortcut'), title: cell(row, 'title') }),
      read: (row, shortcut, shortcutOf, note) => {
        for (const field of LEFT_OUT) if (cell(row, field).trim() !== '') note('column-left-out', field)
        const { text, lost } = htmlToText(cell(row, 'body'))
        if (lost.length > 0) note('formatting-changed', lost.join(', '))
        const isLong = text.length > 2 * MOST_BODY_CHARACTERS
        return {
          shortcut,
          title: cell(row, 'title'),
          body: isLong ? text : translateTemplate(text, shortcutOf, note),
          labels: readLabels(cell(row, 'tags')),
        }
      },
    },
    notes,
  )
}
