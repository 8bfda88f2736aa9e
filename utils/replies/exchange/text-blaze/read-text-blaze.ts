import * as z from 'zod/mini'
import type { CsvTable } from '@/utils/csv/read-csv'
import { acceptReply, MOST_BODY_CHARACTERS, MOST_REPLIES } from '../accept-reply'
import { readLabels } from '../csv/label-list'
import { cellReader } from '../csv/read-csv-replies'
import { lookupOf, readTable, type ShortcutLookup } from '../csv/read-table'
import { replyColumns } from '../csv/reply-columns'
import { htmlToText } from '../html-to-text'
import { type ExchangeNote, type ImportOutcome, nothingFrom, type Noting, noting, notingOnce } from '../notes'
import { giveShortcuts } from '../shortcuts'
import { translateSnippet } from './translate-snippet'

const snippetSchema = z.object({
  name: z.optional(z.string()),
  shortcut: z.optional(z.string()),
  type: z.optional(z.string()),
  text: z.optional(z.string()),
  html: z.optional(z.string()),
})
const folderSchema = z.object({ name: z.optional(z.string()), snippets: z.array(z.unknown()) })
const fileSchema = z.object({ folders: z.array(z.unknown()) })

type Snippet = z.infer<typeof snippetSchema>
type Found = { place: string; snippet: Snippet; folder: string | undefined }

/** @returns whether parsed JSON has the shape of Text Blaze's export: folders with snippets. */
export function isTextBlazeExport(value: unknown): boolean {
  return z.safeParse(fileSchema, value).success
}

/** @returns whether a text uses commands of Text Blaze. */
export function usesTextBlaze(text: string): boolean {
  return /\{(?:form(?:text|menu|paragraph|date|toggle)\s*[:}]|(?:time|import|site|if)\s*:)/.test(text)
}

/** Reads the JSON that Text Blaze exports, already parsed. Never fails. */
export function readTextBlazeValue(value: unknown): ImportOutcome {
  const file = z.safeParse(fileSchema, value)
  if (!file.success) return nothingFrom('', 'unknown-format')
  const notes: ExchangeNote[] = []
  const all = file.data.folders.flatMap((folder, at) => snippetsOf(folder, `folders[${at}]`, notes))
  const found = all.slice(0, MOST_REPLIES)
  if (all.length > MOST_REPLIES) noting(notes, 'folders')('too-many', String(all.length))
  if (all.length === 0) noting(notes, 'folders')('no-replies')
  const wishes = found.map(({ place, snippet }) => ({
    place,
    written: snippet.shortcut ?? '',
    title: snippet.name ?? '',
  }))
  const shortcuts = giveShortcuts(wishes, notes)
  const lookup = lookupOf(wishes.map(({ written }, at) => [written, shortcuts[at] ?? '']))
  const replies = found.flatMap(({ place, snippet, folder }, at) => {
    const note = notingOnce(notes, place)
    const body = bodyOf(textOf(snippet, note), lookup, note)
    return acceptReply({ shortcut: shortcuts[at] ?? '', title: snippet.name, body, folder }, note) ?? []
  })
  return { replies, notes }
}

/** Reads a table of snippets of Text Blaze: the columns of replies, texts with its commands. */
export function readTextBlazeTable(table: CsvTable): ImportOutcome {
  const columns = replyColumns(table.header)
  if (columns.places.body === undefined) return nothingFrom('1', 'no-header', table.header.join(', '))
  const notes: ExchangeNote[] = []
  for (const name of columns.left) noting(notes, '1')('column-left-out', name)
  const cell = cellReader(columns)
  return readTable(
    table,
    {
      nameOf: (row) => ({ written: cell(row, 'shortcut'), title: cell(row, 'title') || cell(row, 'body') }),
      read: (row, shortcut, shortcutOf, note) => ({
        shortcut,
        title: cell(row, 'title'),
        body: bodyOf(plain(cell(row, 'body'), note), shortcutOf, note),
        labels: readLabels(cell(row, 'labels')),
        folder: cell(row, 'folder'),
      }),
    },
    notes,
  )
}

function snippetsOf(value: unknown, place: string, notes: ExchangeNote[]): Found[] {
  const folder = z.safeParse(folderSchema, value)
  if (!folder.success) {
    noting(notes, place)('bad-value')
    return []
  }
  return folder.data.snippets.flatMap((one, at): Found[] => {
    const snippet = z.safeParse(snippetSchema, one)
    const where = `${place}.snippets[${at}]`
    if (snippet.success) return [{ place: where, snippet: snippet.data, folder: folder.data.name }]
    noting(notes, where)('bad-value')
    return []
  })
}

/** Of formatted snippets the HTML tells more: lists, links. */
function textOf({ type, text, html }: Snippet, note: Noting): string {
  if (html === undefined || html === '' || type === 'text') return text ?? ''
  const { text: read, lost } = htmlToText(html)
  note('formatting-changed', lost.length > 0 ? lost.join(', ') : undefined)
  return read
}

/** A cell may hold HTML; nothing says so. */
function plain(cell: string, note: Noting): string {
  return /<(p|div|br|span|ul|ol|b|strong)\b[^>]*>/i.test(cell) ? textOf({ html: cell }, note) : cell
}

function bodyOf(text: string, shortcutOf: ShortcutLookup, note: Noting): string {
  return text.length > 2 * MOST_BODY_CHARACTERS ? text : translateSnippet(text, shortcutOf, note)
}
