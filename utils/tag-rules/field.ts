import { fold } from '../text/fold'
import type { ConditionResult } from './condition'
import { dayOfDate, localDayOf } from './days'
import type { RuleContact, RuleFacts } from './facts'
import type { RuleCondition } from './rule'
import { compareValues, readValue } from './values'

type FieldCondition = Extract<RuleCondition, { kind: 'field' }>

const CUSTOM = 'custom:'

/** @returns whether a condition about a field holds at `now` (epoch ms). */
export function fieldResult(condition: FieldCondition, facts: RuleFacts, now: number): ConditionResult {
  const found = valueOf(condition.field, facts)
  const holds = isMet(condition, found, now)
  return { holds, found: found === '' ? undefined : found }
}

function valueOf(field: string, { contact, country }: RuleFacts): string {
  if (field.startsWith(CUSTOM)) return ownValue(contact.custom, field.slice(CUSTOM.length)).trim()
  if (field === 'country') return (country ?? '').trim()
  return isTextField(field) ? (contact[field] ?? '').trim() : ''
}

/** A label is the person's own text: it must not find what every object has. */
function ownValue(custom: Readonly<Record<string, string>>, label: string): string {
  return Object.hasOwn(custom, label) ? (custom[label] ?? '') : ''
}

type TextField = Exclude<keyof RuleContact, 'custom' | 'tags'>
const TEXT_FIELDS: readonly TextField[] = [
  'name',
  'company',
  'email',
  'phone',
  'role',
  'language',
  'source',
  'channel',
  'owner',
]

function isTextField(field: string): field is TextField {
  return TEXT_FIELDS.some((known) => known === field)
}

function isMet({ field, test, value = '' }: FieldCondition, found: string, now: number): boolean {
  switch (test) {
    case 'filled':
      return found !== ''
    case 'empty':
      return found === ''
    case 'is':
      return isSame(field, found, value)
    case 'is-not':
      return !isSame(field, found, value)
    case 'contains':
      return isPartOf(comparable(field, value), comparable(field, found))
    case 'above':
      return (compareValues(found, value) ?? 0) > 0
    case 'below':
      return (compareValues(found, value) ?? 0) < 0
    case 'within-days':
      return isWithin(found, Number(value), now)
    default:
      return (dayOfDate(found) ?? Infinity) < localDayOf(now)
  }
}

function isSame(field: string, found: string, value: string): boolean {
  const [own, asked] = [comparable(field, found), comparable(field, value)]
  if (own === '' || asked === '') return false
  // An amount is kept with its currency, and may be asked for by its number alone.
  if (field.startsWith(CUSTOM) && readValue(found)?.currency !== undefined)
    return compareValues(found, value) === 0
  // "pt" asks for the language, whatever the country.
  return own === asked || (field === 'language' && own.startsWith(`${asked}-`))
}

function isPartOf(asked: string, found: string): boolean {
  return asked !== '' && found.includes(asked)
}

function comparable(field: string, text: string): string {
  return field === 'phone' ? plain(text).replaceAll(/[^+\d]/g, '') : plain(text)
}

function plain(text: string): string {
  return fold(text).replaceAll(/\s+/gu, ' ').trim()
}

function isWithin(found: string, days: number, now: number): boolean {
  const [day, today] = [dayOfDate(found), localDayOf(now)]
  return day !== undefined && day >= today && day <= today + days
}
