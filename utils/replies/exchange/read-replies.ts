import { readCsv } from '@/utils/csv/read-csv'
import { isBriskineColumn, isBriskineTable, readBriskineTable } from './briskine/read-briskine'
import { readCsvTable } from './csv/read-csv-replies'
import { isReplyColumn, REPLY_HEADER } from './csv/reply-columns'
import { readEspanso } from './espanso/read-espanso'
import { readJsonValue } from './json/read-json'
import { type ImportOutcome, nothingFrom } from './notes'
import {
  isTextBlazeExport,
  readTextBlazeTable,
  readTextBlazeValue,
  usesTextBlaze,
} from './text-blaze/read-text-blaze'

export type ReplyFormat = 'chatside' | 'csv' | 'espanso' | 'briskine' | 'text-blaze' | 'unknown'
export type ReadReplies = { format: ReplyFormat; outcome: ImportOutcome }

/**
 * Reads a file of replies in any format we know, told by its name and by what is in it. Never fails: a file that cannot be
 * read gives no replies and a note of why.
 */
export function readReplies(fileName: string, text: string): ReadReplies {
  const body = text.replace(/^\uFEFF/, '')
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (extension === 'json' || (!isTable(extension) && /^\s*[{[]/.test(body))) return readJsonFile(body)
  if (/^ya?ml$/.test(extension) || (!isTable(extension) && /^(matches|global_vars)\s*:/m.test(body))) {
    return { format: 'espanso', outcome: readEspanso([{ name: fileName, text: body }]) }
  }
  return readTableFile(body)
}

function isTable(extension: string): boolean {
  return extension === 'csv' || extension === 'tsv'
}

function readJsonFile(text: string): ReadReplies {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { format: 'unknown', outcome: nothingFrom('', 'unreadable', reason) }
  }
  return isTextBlazeExport(value)
    ? { format: 'text-blaze', outcome: readTextBlazeValue(value) }
    : { format: 'chatside', outcome: readJsonValue(value) }
}

function readTableFile(text: string): ReadReplies {
  const table = readCsv(text, (header) => isReplyColumn(header) || isBriskineColumn(header))
  if (isBriskineTable(table.header)) return { format: 'briskine', outcome: readBriskineTable(table) }
  const isOurs = REPLY_HEADER.every((name, at) => table.header[at] === name)
  const isForeign = !isOurs && table.rows.some(({ cells }) => cells.some(usesTextBlaze))
  return isForeign
    ? { format: 'text-blaze', outcome: readTextBlazeTable(table) }
    : { format: 'csv', outcome: readCsvTable(table) }
}
