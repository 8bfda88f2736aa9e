import type { ExportedContact } from '@/storage/protocol/data'
import { now } from '@/utils/clock'

export const EXPORT_FORMATS = ['csv', 'vcard', 'json', 'ics'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** A file that is put together page by page. */
export type Assembly = { add: (people: readonly ExportedContact[]) => void; parts: () => string[] }

export const FILES: Readonly<Record<ExportFormat, { extension: string; type: string }>> = {
  csv: { extension: 'csv', type: 'text/csv' },
  vcard: { extension: 'vcf', type: 'text/vcard' },
  json: { extension: 'json', type: 'application/json' },
  ics: { extension: 'ics', type: 'text/calendar' },
}

/** Begins a file of contacts, whose code is loaded when it is wanted. */
export async function assemblyOf(format: Exclude<ExportFormat, 'ics'>): Promise<Assembly> {
  if (format === 'csv') {
    const { CsvContacts } = await import('@/utils/contact-files/write-csv-contacts')
    const csv = new CsvContacts()
    return { add: (people) => csv.add(people), parts: () => csv.parts() }
  }
  const parts: string[] = []
  if (format === 'vcard') {
    const { writeVcard } = await import('@/utils/contact-files/write-vcard')
    return { add: (people) => void parts.push(people.map(writeVcard).join('')), parts: () => parts }
  }
  const { JSON_END, jsonContacts, jsonHead } = await import('@/utils/contact-files/json/write-json')
  return {
    add: (people) => void parts.push(jsonContacts(people, parts.length === 0)),
    parts: () => [jsonHead(now()), ...parts, JSON_END],
  }
}
