import { columnKey } from '../../csv/columns'
import { oneLine } from '../clean'
import { type ImportedContact, type ImportedRow, MOST, type Rejection } from '../imported'
import type { ColumnMapping, Target } from '../map/targets'
import { type ContactTable, type TableRecord, UNIT } from '../table'
import { splitNotes } from './own-cells'
import { greetingName, personName } from './person-name'
import { type FoundPhone, phoneRank, sortPhones } from './phones-in'
import { RowDraft } from './row-draft'
import { tagsIn } from './tags-in'
import { channelIn, emailsIn, gradeIn, languageIn, momentIn, timeZoneIn } from './values'

export type RowOptions = Pick<ContactTable, 'product' | 'header'> & {
  mapping: readonly ColumnMapping[]
  /** Of numbers without a country code (ISO 3166). */
  country: string | undefined
  /** For every row. */
  tags: readonly string[]
  /** Labels of the fields there are, so that a column of the same name meets its field. */
  labels: readonly string[]
  /** What further numbers and addresses are called: "Phone 2". */
  words: { phone: string; email: string }
}
export type BuiltRow = { row: ImportedRow } | { rejected: Rejection }

type Column = ColumnMapping & { at: number; rank?: number; kindAt?: number }
type Found = {
  draft: RowDraft
  singles: Partial<Record<Target, string>>
  phones: FoundPhone[]
  emails: string[]
}

const SINGLE = new Set<Target>([
  'name',
  'firstName',
  'middleName',
  'lastName',
  'company',
  'role',
  'source',
  'owner',
])
const CHECKED: Partial<Record<Target, (text: string) => string | number | undefined>> = {
  language: languageIn,
  timeZone: timeZoneIn,
  channel: channelIn,
  grade: gradeIn,
  createdAt: momentIn,
}

/** @returns what turns the records of a table into rows. */
export function rowBuilder(options: RowOptions): (record: TableRecord) => BuiltRow {
  const columns = columnsOf(options)
  const labels = new Map(options.labels.map((label) => [label.toLowerCase(), label]))
  const labelOf = (label: string): string => labels.get(label.toLowerCase()) ?? label
  return ({ line, cells }) => {
    const found: Found = { draft: new RowDraft(labelOf), singles: {}, phones: [], emails: [] }
    for (const tag of options.tags) found.draft.tag(tag)
    for (const column of columns) {
      const cell = cells[column.at]
      if (cell !== undefined && cell !== '') readCell(found, column, cell, cells, options.product)
    }
    return rowOf(line, found, options)
  }
}

function columnsOf({ header, mapping }: RowOptions): Column[] {
  const keys = header.map(columnKey)
  return mapping.flatMap((column, at) => {
    if (column.target === 'skip') return []
    if (column.target !== 'phone') return [{ ...column, at }]
    const kindAt = keys.findIndex(
      (key) => key === keys[at]?.replace('value', 'label') || key === keys[at]?.replace('value', 'type'),
    )
    const rank = phoneRank(header[at] ?? '') ?? 2
    return [{ ...column, at, rank, ...(kindAt >= 0 && kindAt !== at && { kindAt }) }]
  })
}

function readCell(
  found: Found,
  column: Column,
  cell: string,
  cells: readonly string[],
  product: ContactTable['product'],
): void {
  for (const value of valuesIn(cell, product)) {
    if (oneLine(value) === '') continue
    if (column.target === 'phone') readPhone(found, column, value, cells)
    else readValue(found, column, value, product)
  }
}

function valuesIn(cell: string, product: ContactTable['product']): string[] {
  if (product === 'vcard') return cell.split(UNIT)
  if (product === 'google') return cell.split(' ::: ')
  // Outlook's way of saying that nobody knows the day.
  return product === 'outlook' && /^0([/.])0\1(00)?0?0$/.test(cell) ? [] : [cell]
}

function readPhone(found: Found, { rank = 1, kindAt }: Column, text: string, cells: readonly string[]): void {
  const kind = kindAt === undefined ? '' : (cells[kindAt] ?? '')
  const own = phoneRank(kind)
  if (own === undefined) found.draft.keep(kind, text)
  else found.phones.push({ text, rank: kind === '' ? rank : own })
}

function readValue(
  { draft, singles, emails }: Found,
  { target, label }: Column,
  value: string,
  product: ContactTable['product'],
): void {
  if (target === 'email') {
    const read = emailsIn(value)
    emails.push(...read.emails)
    draft.keep(label, read.rest)
  } else if (target === 'tags') {
    for (const tag of tagsIn(value, product)) draft.tag(tag)
  } else if (target === 'notes') {
    for (const note of product === 'chatside' ? splitNotes(value) : [value]) draft.note(note)
  } else {
    const isTaken = singles[target] !== undefined && singles[target] !== oneLine(value)
    const isUsable = SINGLE.has(target) || CHECKED[target]?.(value) !== undefined
    if (isUsable && !isTaken) singles[target] = oneLine(value)
    else draft.keep(label, value)
  }
}

function rowOf(line: number, { draft, singles, phones, emails }: Found, options: RowOptions): BuiltRow {
  const { phone, others } = sortPhones(phones, options.country)
  const [email, ...moreEmails] = new Set(emails)
  others.forEach((text, at) =>
    draft.keep(numbered(options.words.phone, phone === undefined ? at : at + 1), text),
  )
  moreEmails.forEach((text, at) => draft.keep(numbered(options.words.email, at + 1), text))
  const whole = personName(singles)
  const name = [whole, singles.company, email, phone, others[0]].find(
    (text) => text !== undefined && text !== '',
  )
  if (name === undefined) return { rejected: { line, code: 'no-name' } }
  // A card has to name somebody in parts: the whole name as the first one says nothing.
  const isVcard = options.product === 'vcard'
  const isOwn = options.product === 'chatside' || (isVcard && hasOwnLines(options))
  const contact = withoutEmpty({
    name,
    firstName: isVcard && singles.firstName === whole ? undefined : greetingName(singles.firstName, isOwn),
    phone,
    company: singles.company,
    email,
    role: singles.role,
    language: singles.language === undefined ? undefined : languageIn(singles.language),
    timeZone: singles.timeZone === undefined ? undefined : timeZoneIn(singles.timeZone),
    source: singles.source,
    channel: singles.channel === undefined ? undefined : channelIn(singles.channel),
    owner: singles.owner,
    grade: singles.grade === undefined ? undefined : gradeIn(singles.grade),
    custom: draft.custom,
  })
  const field = tooLong(contact, draft)
  if (field !== undefined) return { rejected: { line, code: 'too-long', field } }
  const createdAt = singles.createdAt === undefined ? undefined : momentIn(singles.createdAt)
  const { tags, notes } = draft
  return { row: { line, contact, tags, notes, ...(createdAt !== undefined && { createdAt }) } }
}

/** No other program writes when a contact was made into a card. */
function hasOwnLines({ mapping }: RowOptions): boolean {
  return mapping.some(({ target }) => target === 'createdAt')
}

type Loose = { [Field in keyof ImportedContact]: ImportedContact[Field] | undefined }

function withoutEmpty(contact: Loose): ImportedContact {
  const entries = Object.entries(contact).filter(([, value]) => value !== undefined)
  // Name and own fields are always there.
  return Object.fromEntries(entries) as ImportedContact
}

function tooLong(contact: ImportedContact, { tags, notes }: RowDraft): string | undefined {
  if (tags.length > MOST.tags || tags.some((tag) => tag.length > MOST.line)) return 'tags'
  if (notes.length > MOST.notes) return 'notes'
  return Object.entries(contact).find(
    ([, value]) => typeof value === 'string' && value.length > MOST.line,
  )?.[0]
}

function numbered(word: string, at: number): string {
  return at === 0 ? word : `${word} ${at + 1}`
}
