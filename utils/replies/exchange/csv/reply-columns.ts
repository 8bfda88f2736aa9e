import { columnKey, columnsOf, type ColumnNames } from '@/utils/csv/columns'

export type ReplyField = 'shortcut' | 'title' | 'body' | 'language' | 'labels' | 'folder' | 'archived'
export type ReplyColumns = {
  places: Partial<Record<ReplyField, number>>
  /** Where the reply in a further language stands, by language tag. */
  variants: Record<string, number>
  left: string[]
}

export const REPLY_HEADER: readonly ReplyField[] = [
  'shortcut',
  'title',
  'body',
  'language',
  'labels',
  'folder',
  'archived',
]

const NAMES: ColumnNames<ReplyField> = {
  shortcut: [
    'shortcut',
    'trigger',
    'abbreviation',
    'abbr',
    'command',
    'keyword',
    'snippetshortcut',
    'hotkey',
  ],
  body: [
    'body',
    'text',
    'content',
    'message',
    'snippet',
    'snippettext',
    'reply',
    'replace',
    'replacement',
    'expansion',
    'template',
    'phrase',
    'plaintext',
    'bodyplaintext',
    'answer',
  ],
  title: ['title', 'name', 'label', 'snippetname', 'description', 'subject'],
  language: ['language', 'lang', 'locale'],
  labels: ['labels', 'tags', 'label', 'tag', 'keywords'],
  folder: ['folder', 'category', 'group', 'collection', 'foldername'],
  archived: ['archived', 'isarchived'],
}
const KNOWN = new Set(Object.values(NAMES).flat())
const VARIANT = /^body[\s_(-]+([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\)?$/i

/** @returns whether a header is one that replies have. */
export function isReplyColumn(header: string): boolean {
  return KNOWN.has(columnKey(header)) || VARIANT.test(header)
}

/** @returns where a file of replies has what. */
export function replyColumns(header: readonly string[]): ReplyColumns {
  const isVariant = (name: string) => VARIANT.test(name) && !KNOWN.has(columnKey(name))
  const { places, left } = columnsOf(
    header.map((name) => (isVariant(name) ? '' : name)),
    NAMES,
  )
  const variants = header.flatMap((name, at) => (isVariant(name) ? [[variantOf(name), at] as const] : []))
  return { places, variants: Object.fromEntries(variants), left: left.map((at) => header[at] ?? '') }
}

/** @returns the header of the reply in a further language. */
export function variantHeader(language: string): string {
  return `body_${language}`
}

function variantOf(header: string): string {
  return VARIANT.exec(header)?.[1] ?? ''
}
