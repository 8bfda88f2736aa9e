import { cleanText, contentLine, textValue } from '../calendar/content-line'
import { oneLine } from './clean'
import type { ExportedPerson } from './exported'

/** @returns a person as a card (vCard 4.0). Fields that cards do not know are there under their labels, as Apple writes them. */
export function writeVcard({ contact, tags, notes }: ExportedPerson): string {
  const { id, name, firstName, phone, email, company, role, language, timeZone, custom } = contact
  return [
    contentLine('BEGIN', 'VCARD'),
    contentLine('VERSION', '4.0'),
    contentLine('UID', `urn:uuid:${id}`),
    contentLine('FN', plainValue(name)),
    contentLine('N', nameValue(name, firstName)),
    ...line('TEL;TYPE=cell', phone),
    ...line('EMAIL', email),
    ...(company ? [contentLine('ORG', textValue(company))] : []),
    ...line('TITLE', role),
    ...line('LANG', language),
    ...line('TZ', timeZone),
    ...(tags.length > 0 ? [contentLine('CATEGORIES', tags.map(plainValue).join(','))] : []),
    ...notes.flatMap(({ text }) => line('NOTE', text)),
    ...line('X-CHATSIDE-SOURCE', contact.source),
    ...line('X-CHATSIDE-CHANNEL', contact.channel),
    ...line('X-CHATSIDE-OWNER', contact.owner),
    ...line('X-CHATSIDE-GRADE', contact.grade),
    contentLine('X-CHATSIDE-CREATED', new Date(contact.createdAt).toISOString()),
    ...Object.entries(custom).flatMap(([label, value], at) => [
      contentLine(`item${at + 1}.X-CHATSIDE-FIELD`, plainValue(value)),
      contentLine(`item${at + 1}.X-ABLABEL`, plainValue(label)),
    ]),
    contentLine('REV', new Date(contact.updatedAt).toISOString().replace(/[-:]|\.\d+/g, '')),
    contentLine('END', 'VCARD'),
  ].join('')
}

/** Phones that know no FN read this: the first name apart where it is known, else the whole name as one. */
function nameValue(name: string, firstName: string | undefined): string {
  const first = firstName === undefined ? name : firstName
  const rest = oneLine(name.startsWith(first) ? name.slice(first.length) : '')
  return `${textValue(rest)};${textValue(first)};;;`
}

function line(name: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [contentLine(name, plainValue(value))]
}

/** A semicolon has to be escaped in values of several parts only, and some readers take it back nowhere else. */
function plainValue(text: string): string {
  return cleanText(text)
    .replaceAll(/[\\,]/g, (character) => `\\${character}`)
    .replaceAll('\n', String.raw`\n`)
}
