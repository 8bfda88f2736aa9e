import type { Database } from '../database'
import type { FieldValues } from '../rows'
import { isSynced } from './synced-tables'

const MAX_TITLE = 200

/** What a list says of a row, as far as it is still here. */
export type RowTitle = { title: string; contactName?: string; currency?: string; part?: string }

/** @returns what to call a row, whose it is, in which currency its amounts are, and of which setting of a team it is. */
export async function titleOf(
  db: Database,
  row: { table: string; rowId: string; contactId?: string },
): Promise<RowTitle> {
  const { table, rowId, contactId } = row
  const found = isSynced(table) ? ((await db.table(table).get(rowId)) as FieldValues | undefined) : undefined
  const { name, title, text, note, shortcut, currency, part, value } = found ?? {}
  const ofSetting = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const called = ofSetting.filter(([field]) => field === 'name' || field === 'label').map(([, one]) => one)
  const said = [name, title, text, note, shortcut, ...called].find(
    (one) => typeof one === 'string' && one !== '',
  )
  const contact = contactId === undefined ? undefined : await db.contacts.get(contactId)
  return {
    title: typeof said === 'string' ? said.slice(0, MAX_TITLE) : '',
    ...(contact !== undefined && { contactName: contact.name }),
    ...(typeof currency === 'string' && { currency }),
    ...(typeof part === 'string' && { part }),
  }
}
