import { onePhone } from '@/utils/duplicates/numbers'
import { fold } from '@/utils/text/fold'
import type { FieldValues } from '../rows'
import type { ImportedContact } from '../schema/import'
import type { Settings } from '../schema/settings'
import { isSame, valueAt } from '../write/paths'
import type { Person } from './import-people'

/** @returns the contact with its own fields called as the settings call them. */
export function withKnownLabels(
  contact: ImportedContact,
  { customFields }: Pick<Settings, 'customFields'>,
): ImportedContact {
  const own = Object.entries(contact.custom)
  if (own.length === 0) return contact
  const labels = new Map(customFields.map(({ label }) => [fold(label), label]))
  const custom = own.map(([label, value]) => [labels.get(fold(label)) ?? label, value])
  return { ...contact, custom: Object.fromEntries(custom) }
}

/**
 * @returns, by path, what a file says and the contact does not. Where somebody came from stays as it was first known, and
 * a number that is the contact's already is not written in another spelling.
 */
export function newsOf({ row, phones }: Person, { custom, ...fields }: ImportedContact): FieldValues {
  const own = Object.entries(custom).map(([label, value]) => [`custom.${label}`, value] as const)
  const said = [...Object.entries(fields), ...own].filter(([path, value]) => {
    if (value === undefined || isSame(valueAt(row, path), value)) return false
    if (path === 'source') return row.source === undefined
    return path !== 'phone' || row.phone === undefined || !phones.has(onePhone(value))
  })
  return Object.fromEntries(said)
}
