import type { CsvRow, CsvTable } from '@/utils/csv/read-csv'
import { acceptReply, MOST_REPLIES, type ReadReply } from '../accept-reply'
import { type ExchangeNote, type ImportOutcome, type Noting, noting } from '../notes'
import { giveShortcuts } from '../shortcuts'

/** What a format makes of a table's rows: in two steps, since texts refer to each other by shortcut. */
export type TableReader = {
  /** How the reply of a row is called in its file. */
  nameOf: (row: CsvRow) => { written: string; title: string }
  read: (row: CsvRow, shortcut: string, shortcutOf: ShortcutLookup, note: Noting) => ReadReply
}

/** @returns the shortcut of what another reply calls `written`; undefined when the file has none such. */
export type ShortcutLookup = (written: string) => string | undefined

/** @returns the replies of a table's rows; rows that could not be read are among `notes`, by line. */
export function readTable(table: CsvTable, reader: TableReader, notes: ExchangeNote[]): ImportOutcome {
  for (const { line, lastLine, code } of table.faults) {
    noting(notes, String(line))(code, lastLine > line ? `${line}–${lastLine}` : undefined)
  }
  const rows = table.rows.slice(0, MOST_REPLIES)
  if (table.rows.length > rows.length) noting(notes, '')('too-many', String(table.rows.length))
  if (table.rows.length === 0) noting(notes, '')('no-replies')
  const named = rows.map((row) => ({ place: String(row.line), ...reader.nameOf(row) }))
  const shortcuts = giveShortcuts(named, notes)
  const lookup = lookupOf(named.map(({ written }, at) => [written, shortcuts[at] ?? '']))
  const replies = rows.flatMap((row, at) => {
    const note = noting(notes, String(row.line))
    const reply = acceptReply(reader.read(row, shortcuts[at] ?? '', lookup, note), note)
    return reply === undefined ? [] : [reply]
  })
  return { replies, notes }
}

/** Of several of one name the first is meant. */
export function lookupOf(pairs: readonly (readonly [written: string, shortcut: string])[]): ShortcutLookup {
  const shortcuts = new Map<string, string>()
  for (const [written, shortcut] of pairs) {
    const name = written.trim()
    if (name !== '' && !shortcuts.has(name)) shortcuts.set(name, shortcut)
  }
  return (written) => shortcuts.get(written.trim())
}
