import { type CsvRow, type CsvTable, readCsv } from '@/utils/csv/read-csv'
import type { ReadReply } from '../accept-reply'
import { type ExchangeNote, type ImportOutcome, nothingFrom, noting } from '../notes'
import { readLabels } from './label-list'
import { readTable } from './read-table'
import { isReplyColumn, replyColumns, type ReplyColumns, type ReplyField } from './reply-columns'

/** Reads a table of replies with a header row, ours or another program's; texts are in our own template language. */
export function readCsvReplies(text: string): ImportOutcome {
  return readCsvTable(readCsv(text, isReplyColumn))
}

/** The same of a table that is read already. */
export function readCsvTable(table: CsvTable): ImportOutcome {
  const columns = replyColumns(table.header)
  if (columns.places.body === undefined) return nothingFrom('1', 'no-header', table.header.join(', '))
  const notes: ExchangeNote[] = []
  for (const name of columns.left) noting(notes, '1')('column-left-out', name)
  const cell = cellReader(columns)
  return readTable(
    table,
    {
      nameOf: (row) => ({ written: cell(row, 'shortcut'), title: cell(row, 'title') || cell(row, 'body') }),
      read: (row, shortcut) => ({ shortcut, ...readRow(row, columns) }),
    },
    notes,
  )
}

function readRow(row: CsvRow, columns: ReplyColumns): Omit<ReadReply, 'shortcut'> {
  const cell = cellReader(columns)
  const variants = Object.entries(columns.variants).map(([language, at]) => [language, row.cells[at] ?? ''])
  return {
    title: cell(row, 'title'),
    body: cell(row, 'body'),
    language: cell(row, 'language'),
    variants: Object.fromEntries(variants) as Record<string, string>,
    labels: readLabels(cell(row, 'labels')),
    folder: cell(row, 'folder'),
    isArchived: /^(yes|true|1|x)$/i.test(cell(row, 'archived').trim()),
  }
}

/** @returns what a row says about a field; nothing where there is no such column. */
export function cellReader({ places }: Pick<ReplyColumns, 'places'>) {
  return (row: CsvRow, field: ReplyField): string => {
    const at = places[field]
    return at === undefined ? '' : (row.cells[at] ?? '')
  }
}
