import type { MessageKey } from '@/locales/t'
import type { Contact, ContactPatch } from '@/storage/schema/contact'

/** Fields of one line: what a customer is worth and why they are silent have parts of their own. */
export type FieldName = Exclude<keyof ContactPatch, 'name' | 'custom' | 'grade' | 'heat' | 'quiet'>

export type FieldSpec = {
  name: FieldName
  label: MessageKey
  editor: 'line' | 'email' | 'tel' | 'language' | 'time-zone' | 'source' | 'channel'
}

export const EMAIL: FieldSpec = { name: 'email', label: 'card.email', editor: 'email' }

/** The card's fields from top to bottom. */
const FIELDS: readonly FieldSpec[] = [
  { name: 'phone', label: 'card.phone', editor: 'tel' },
  { name: 'firstName', label: 'card.firstName', editor: 'line' },
  { name: 'company', label: 'card.company', editor: 'line' },
  { name: 'role', label: 'card.role', editor: 'line' },
  EMAIL,
  { name: 'language', label: 'card.language', editor: 'language' },
  { name: 'timeZone', label: 'card.timeZone', editor: 'time-zone' },
  { name: 'source', label: 'card.source', editor: 'source' },
  { name: 'channel', label: 'card.channel', editor: 'channel' },
  { name: 'owner', label: 'card.owner', editor: 'line' },
]

const GROUP_FIELDS = new Set<FieldName>(['company', 'owner', 'language'])

/** @returns the fields that make sense: a group has no phone and no first name, and one's own chat is nobody's lead. */
export function fieldsFor(kind: Contact['kind']): readonly FieldSpec[] {
  if (kind === 'self') return []
  return kind === 'group' ? FIELDS.filter(({ name }) => GROUP_FIELDS.has(name)) : FIELDS
}

/** @returns `contact` with a patch applied as the background will apply it. */
export function patched(contact: Contact, patch: ContactPatch): Contact {
  const { custom, ...fields } = patch
  const entries = Object.entries({ ...contact, ...fields }).filter(([, value]) => value !== null)
  const next = Object.fromEntries(entries) as Contact
  if (custom === undefined) return next
  const merged = Object.entries({ ...contact.custom, ...custom })
  return {
    ...next,
    custom: Object.fromEntries(merged.flatMap(([key, value]) => (value === null ? [] : [[key, value]]))),
  }
}
