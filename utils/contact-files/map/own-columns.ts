import { columnKey } from '../../csv/columns'
import type { ColumnMapping, Target } from './targets'

/** The columns of our own tables, in their order. They never change, so that what was exported once can always be read. */
export const OWN_COLUMNS: readonly [header: string, target: Target][] = [
  ['Name', 'name'],
  ['First name', 'firstName'],
  ['Phone', 'phone'],
  ['Email', 'email'],
  ['Company', 'company'],
  ['Role', 'role'],
  ['Tags', 'tags'],
  ['Notes', 'notes'],
  ['Language', 'language'],
  ['Time zone', 'timeZone'],
  ['Source', 'source'],
  ['Channel', 'channel'],
  ['Owner', 'owner'],
  ['Grade', 'grade'],
  ['Created', 'createdAt'],
]

const SUFFIX = ' (own field)'
const byKey = new Map(OWN_COLUMNS.map(([header, target]) => [columnKey(header), target]))

/** @returns what the column of a person's own field is called: its label, told apart from the columns every table has. */
export function ownFieldHeader(label: string): string {
  return byKey.has(columnKey(label)) || columnKey(label) === '' || label.endsWith(SUFFIX)
    ? `${label}${SUFFIX}`
    : label
}

/** @returns where a column of our own table goes. */
export function ownColumn(header: string): ColumnMapping {
  if (header.endsWith(SUFFIX)) return { target: 'custom', label: header.slice(0, -SUFFIX.length) }
  return { target: byKey.get(columnKey(header)) ?? 'custom', label: header }
}
