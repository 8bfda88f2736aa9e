import { writeCsv } from '@/utils/csv/write-csv'
import type { ExchangedReply } from '../exchanged-reply'
import type { ExchangeNote } from '../notes'
import { writeLabels } from './label-list'
import { REPLY_HEADER, variantHeader } from './reply-columns'

/** @returns the replies as a table that spreadsheet programs open, with notes of the files it cannot hold. */
export function writeCsvReplies(replies: readonly ExchangedReply[]): { text: string; notes: ExchangeNote[] } {
  const languages = [...new Set(replies.flatMap(({ variants = {} }) => Object.keys(variants)))].sort()
  const header = [...REPLY_HEADER, ...languages.map(variantHeader)]
  const rows = replies.map((reply) => [
    reply.shortcut,
    reply.title,
    reply.body,
    reply.language ?? '',
    writeLabels(reply.labels),
    reply.folder ?? '',
    reply.isArchived === true ? 'yes' : '',
    ...languages.map((language) => ownVariant(reply, language)),
  ])
  const notes = replies.flatMap(({ shortcut, media = [] }) =>
    media.map(({ name }) => ({ place: shortcut, code: 'media-left-out' as const, detail: name })),
  )
  return { text: writeCsv(header, rows), notes }
}

function ownVariant({ variants = {} }: ExchangedReply, language: string): string {
  return Object.hasOwn(variants, language) ? (variants[language] ?? '') : ''
}
