import { t } from '@/locales/t'
import type { ShownConflict, ShownRefusal } from '@/storage/protocol/team'
import { TRASH_TABLES } from '@/storage/protocol/data'
import { settingName } from '../../app/setting-names'

/** A change that the person is to look at. */
export type Shown = ShownConflict | ShownRefusal
export type Group<Row extends Shown> = { key: string; title: string; contactId?: string; rows: Row[] }

/** @returns what a change was made to: "Deal: Wedding"; of a contact, nothing that its heading does not say. */
export function aboutRow({ table, title, part }: Shown): string | undefined {
  if (table === 'contacts') return undefined
  const known = TRASH_TABLES.find((one) => one === table)
  const kind = part === undefined ? known && t(`trash.kind-${known}`) : settingName(part)
  if (kind === undefined) return title === '' ? undefined : title
  return title === '' ? kind : t('team.about', { kind, title })
}

/** @returns the rows by the contact they are about, in the order of the first of each; others by what they are. */
export function byContact<Row extends Shown>(rows: readonly Row[]): Group<Row>[] {
  const groups = new Map<string, Group<Row>>()
  for (const row of rows) {
    const contactId = row.contactId ?? (row.table === 'contacts' ? row.rowId : undefined)
    const key = contactId ?? `${row.table}|${row.rowId}`
    const title = nameOf(row)
    // What was not sent is kept where its contact went with the team: there is nothing to open.
    const isHere = contactId !== undefined && !('reason' in row && row.reason === 'unsent')
    const group = groups.get(key) ?? { key, title, ...(isHere && { contactId }), rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** @returns the contact's name, else what it is. */
export function nameOf(row: Shown): string {
  const name = row.contactName ?? (row.table === 'contacts' ? row.title : undefined)
  return name ?? aboutRow(row) ?? t('card.noName')
}
