import { isE164 } from '../../phone'
import { oneLine } from '../clean'
import { type ImportedContact, type ImportedRow, MOST, type Rejection } from '../imported'
import { channelIn, gradeIn, languageIn, timeZoneIn } from '../rows/values'
import { dealOf, type Fields, followUpOf, isFields, momentOf, noteOf, orderOf, partsOf } from './read-parts'

type Refused = Pick<Rejection, 'code' | 'field'>
type Read = { row: ImportedRow } | { refused: Refused }

const CHECKED: Readonly<Record<string, (text: string) => string | undefined>> = {
  phone: (text) => (isE164(text) ? text : undefined),
  language: languageIn,
  timeZone: timeZoneIn,
  channel: channelIn,
  grade: gradeIn,
}
const TEXTS = ['name', 'company', 'email', 'role', 'source', 'owner', ...Object.keys(CHECKED)]

/** @returns a contact of our own file as a row. Whatever in it is not as the format says refuses the whole of it. */
export function recordOf(value: unknown, line: number): Read {
  if (!isFields(value)) return { refused: { code: 'bad-record' } }
  const contact = contactOf(value)
  if ('code' in contact) return { refused: contact }
  const parts = {
    tags: textsOf(value['tags']),
    notes: partsOf(value['notes'], noteOf),
    followUps: partsOf(value['followUps'], followUpOf),
    deals: partsOf(value['deals'], dealOf),
    orders: partsOf(value['orders'], orderOf),
  }
  const bad = Object.entries(parts).find(([, list]) => list === undefined)?.[0]
  if (bad !== undefined) return { refused: { code: 'bad-record', field: bad } }
  const { tags = [], notes = [], followUps = [], deals = [], orders = [] } = parts
  const counts = { tags: MOST.tags, notes: MOST.notes, followUps: 50, deals: 100, orders: 500 }
  const full = (Object.keys(counts) as (keyof typeof counts)[]).find(
    (name) => (parts[name]?.length ?? 0) > counts[name],
  )
  if (full !== undefined) return { refused: { code: 'too-long', field: full } }
  const createdAt = momentOf(value['createdAt'])
  return {
    row: {
      line,
      contact,
      tags,
      notes,
      ...(followUps.length > 0 && { followUps }),
      ...(deals.length > 0 && { deals }),
      ...(orders.length > 0 && { orders }),
      ...(createdAt !== undefined && { createdAt }),
    },
  }
}

function contactOf(fields: Fields): ImportedContact | Refused {
  const texts: Record<string, string> = {}
  for (const field of TEXTS) {
    const value = fields[field]
    if (value === undefined || value === '') continue
    if (typeof value !== 'string') return { code: 'bad-record', field }
    const text = oneLine(value)
    if (text.length > MOST.line) return { code: 'too-long', field }
    const checked = CHECKED[field] === undefined ? text : CHECKED[field](text)
    if (checked === undefined) return { code: 'bad-record', field }
    if (checked !== '') texts[field] = checked
  }
  const { firstName } = fields
  if (firstName !== undefined && typeof firstName !== 'string')
    return { code: 'bad-record', field: 'firstName' }
  if ((firstName?.length ?? 0) > MOST.line) return { code: 'too-long', field: 'firstName' }
  const name = texts['name'] ?? texts['company'] ?? texts['email'] ?? texts['phone']
  if (name === undefined) return { code: 'no-name' }
  const custom = customOf(fields['custom'])
  if (custom === undefined) return { code: 'bad-record', field: 'custom' }
  // An empty first name says that there is none, on purpose.
  return { ...texts, name, ...(firstName !== undefined && { firstName: oneLine(firstName) }), custom }
}

function customOf(value: unknown): Record<string, string> | undefined {
  if (value === undefined) return {}
  if (!isFields(value)) return undefined
  const entries: [string, string][] = []
  for (const [label, text] of Object.entries(value)) {
    if (typeof text !== 'string' || label.length > MOST.line || text.length > MOST.line) return undefined
    if (label !== '' && oneLine(text) !== '') entries.push([label, oneLine(text)])
  }
  return Object.fromEntries(entries)
}

function textsOf(value: unknown): string[] | undefined {
  if (value === undefined) return []
  if (!Array.isArray(value)) return undefined
  const texts: string[] = []
  for (const one of value) {
    if (typeof one !== 'string' || one.length > MOST.line) return undefined
    const text = oneLine(one)
    if (text !== '' && !texts.includes(text)) texts.push(text)
  }
  return texts
}
