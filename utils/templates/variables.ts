import { firstNameOf } from '../first-name'
import { formatAmount } from '../money'
import { stageWords } from '../replies/stage-words'
import type { TemplateContext, TemplateValues } from './context'
import { formatDateAs } from './date-format'
import { dateOf } from './date-value'
import { variableKey } from './names'
import { PRODUCT_PARTS } from './render-product'

export type VariableGroup = 'contact' | 'custom' | 'deal' | 'me' | 'company' | 'product' | 'date'

/** `name` is what stands between the braces; `label` is the one of a custom field. */
export type Variable = { name: string; group: VariableGroup; label?: string }

const GROUPS: Readonly<Record<Exclude<VariableGroup, 'custom'>, readonly string[]>> = {
  contact: ['first_name', 'name', 'company', 'email', 'phone', 'role'],
  deal: ['deal.title', 'deal.amount', 'deal.stage', 'deal.expected_close'],
  me: ['my_name', 'my_phone', 'my_email'],
  company: ['my_company', 'my_website'],
  product: PRODUCT_PARTS.map((part) => `product.${part}`),
  date: ['today', 'tomorrow', 'now'],
}

/** `stage` has a name of its own, or the key of one that every pipeline begins with. */
export type TemplateDeal = {
  title: string
  amountMinor?: number | undefined
  /** ISO 4217. */
  currency: string
  stage?: { name?: string | undefined; key?: string | undefined } | undefined
  /** `YYYY-MM-DD`. */
  expectedClose?: string | undefined
}

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
  /** The newest open one. */
  deal?: TemplateDeal | undefined
}

/** Who writes. `language` and `timeZone` stand in for what is not known of the contact. */
export type TemplateWriter = {
  name: string
  company: string
  phone?: string | undefined
  email?: string | undefined
  website?: string | undefined
  language: string
  timeZone: string
}

/** What the settings know of who writes. */
type OwnWords = { myName: string; myCompany: string; myPhone: string; myEmail: string; myWebsite: string }

/** @returns who writes, as the settings say. */
export function writerOf(
  own: Partial<OwnWords> | undefined,
  place: Pick<TemplateWriter, 'language' | 'timeZone'>,
): TemplateWriter {
  return {
    name: own?.myName ?? '',
    company: own?.myCompany ?? '',
    phone: own?.myPhone,
    email: own?.myEmail,
    website: own?.myWebsite,
    ...place,
  }
}

/** @returns every variable one can write, group by group, with the custom fields after the contact's own. */
export function variablesWith(customLabels: readonly string[]): Variable[] {
  const { contact, ...others } = GROUPS
  const custom = customLabels.map((label) => ({ name: variableKey(label), group: 'custom' as const, label }))
  const rest = Object.entries(others) as [Exclude<VariableGroup, 'custom'>, readonly string[]][]
  return [
    ...contact.map((name) => ({ name, group: 'contact' as const })),
    ...custom,
    ...rest.flatMap(([group, names]) => names.map((name) => ({ name, group }))),
  ]
}

/** @returns what rendering for `contact` at `now` (epoch ms) needs; language and zone are the contact's where known. */
export function templateContext(
  contact: TemplateContact | undefined,
  writer: TemplateWriter,
  now: number,
): Pick<TemplateContext, 'values' | 'now' | 'language' | 'timeZone'> {
  return { values: templateValues(contact, writer, now), now, ...placeOf(contact, writer) }
}

/** @returns the value of each variable for `contact` at `now` (epoch ms); dates in the contact's language and zone. */
export function templateValues(
  contact: TemplateContact | undefined,
  writer: TemplateWriter,
  now: number,
): TemplateValues {
  const place = placeOf(contact, writer)
  const date = (base: 'today' | 'tomorrow') =>
    formatDateAs(dateOf({ base, offsets: [] }, { now, ...place }) ?? now, 'long', place)
  return {
    ...customValues(contact?.custom ?? {}),
    first_name: contact && (contact.firstName ?? firstNameOf(contact.name, contact.kind)),
    name: contact?.name,
    company: contact?.company,
    email: contact?.email,
    phone: contact?.phone,
    role: contact?.role,
    ...(contact?.deal && dealValues(contact.deal, place.language)),
    my_name: writer.name,
    my_company: writer.company,
    ...given({ my_phone: writer.phone, my_email: writer.email, my_website: writer.website }),
    today: date('today'),
    tomorrow: date('tomorrow'),
    now: formatDateAs(now, 'time', place),
  }
}

function placeOf(contact: TemplateContact | undefined, writer: TemplateWriter) {
  return {
    language: contact?.language ?? writer.language,
    timeZone: contact?.timeZone ?? writer.timeZone,
  }
}

function dealValues(deal: TemplateDeal, language: string): TemplateValues {
  const { title, amountMinor, currency, stage, expectedClose } = deal
  const noon = expectedClose === undefined ? undefined : Date.parse(`${expectedClose}T12:00:00Z`)
  return given({
    'deal.title': title,
    'deal.amount': amountMinor === undefined ? undefined : formatAmount(amountMinor, currency, language),
    'deal.stage': stage?.name || (stage?.key && stageWords(stage.key, language)),
    'deal.expected_close':
      noon === undefined ? undefined : formatDateAs(noon, 'long', { language, timeZone: 'UTC' }),
  })
}

function customValues(custom: Readonly<Record<string, string>>): TemplateValues {
  return Object.fromEntries(Object.entries(custom).map(([label, value]) => [variableKey(label), value]))
}

function given(values: TemplateValues): TemplateValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value))
}
