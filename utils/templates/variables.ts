import { longDate } from '../dates/day-name'
import { firstNameOf } from '../first-name'
import { placeholderName } from './parse'
import type { TemplateValues } from './render'

/** What a template may name. Custom fields of the contact come in addition, by their label. */
export const VARIABLES = [
  'first_name',
  'name',
  'company',
  'email',
  'phone',
  'role',
  'my_name',
  'my_company',
  'today',
  'tomorrow',
] as const

export type TemplateContact = {
  kind?: 'person' | 'group' | 'self' | 'unknown'
  name: string
  firstName?: string | undefined
  company?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  role?: string | undefined
  language?: string | undefined
  timeZone?: string | undefined
  custom?: Readonly<Record<string, string>>
}

/** Who writes. `language` and `timeZone` stand in for what is not known of the contact. */
export type TemplateWriter = { name: string; company: string; language: string; timeZone: string }

/** @returns the value of each variable for `contact` at `now` (epoch ms); dates in the contact's language and zone. */
export function templateValues(
  contact: TemplateContact | undefined,
  writer: TemplateWriter,
  now: number,
): TemplateValues {
  const language = contact?.language ?? writer.language
  const timeZone = contact?.timeZone ?? writer.timeZone
  return {
    ...customValues(contact?.custom ?? {}),
    first_name: contact && (contact.firstName ?? firstNameOf(contact.name, contact.kind)),
    name: contact?.name,
    company: contact?.company,
    email: contact?.email,
    phone: contact?.phone,
    role: contact?.role,
    my_name: writer.name,
    my_company: writer.company,
    today: longDate(now, 0, language, timeZone),
    tomorrow: longDate(now, 1, language, timeZone),
  }
}

function customValues(custom: Readonly<Record<string, string>>): TemplateValues {
  return Object.fromEntries(Object.entries(custom).map(([label, value]) => [placeholderName(label), value]))
}
