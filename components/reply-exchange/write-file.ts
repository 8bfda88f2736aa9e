import { now } from '@/utils/clock'
import type { ExchangedReply, ExchangeFile } from '@/utils/replies/exchange/exchanged-reply'
import type { ExchangeNote } from '@/utils/replies/exchange/notes'
import { datedName } from '../app/dated-name'

export const EXPORT_FORMATS = ['json', 'csv', 'espanso'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** `notes` tell what the format could not hold. */
export type WrittenFiles = { files: ExchangeFile[]; notes: ExchangeNote[] }

export const FILE_TYPES: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  espanso: 'application/yaml',
}

/**
 * Writes replies in a format, whose code is loaded when it is wanted.
 * @returns one file with the day in its name; for espanso one for each folder, called after it as espanso does.
 */
export async function writeFiles(
  format: ExportFormat,
  replies: readonly ExchangedReply[],
): Promise<WrittenFiles> {
  if (format === 'espanso') {
    return (await import('@/utils/replies/exchange/espanso/write-espanso')).writeEspanso(replies)
  }
  if (format === 'csv') {
    const { writeCsvReplies } = await import('@/utils/replies/exchange/csv/write-csv-replies')
    return single('csv', writeCsvReplies(replies))
  }
  const { writeJson } = await import('@/utils/replies/exchange/json/write-json')
  return single('json', writeJson(replies))
}

function single(extension: string, { text, notes }: { text: string; notes: ExchangeNote[] }): WrittenFiles {
  return { files: [{ name: datedName('replies', extension, now()), text }], notes }
}
