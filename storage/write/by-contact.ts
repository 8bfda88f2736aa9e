import type { Table } from 'dexie'

/** @returns rows by the contact they belong to, each in the order they came in. */
export function byContact<Row extends { contactId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.contactId)
    if (group === undefined) groups.set(row.contactId, [row])
    else group.push(row)
  }
  return groups
}

/**
 * @returns the rows of contacts, contact by contact. Each is asked for at once: a walk over several keys of an index goes to
 * the database and back for every row.
 */
export async function rowsOfContacts<Row extends { contactId: string }>(
  table: Table<Row, string>,
  contactIds: Iterable<string>,
): Promise<Row[]> {
  const read = [...new Set(contactIds)].map((id) => table.where('contactId').equals(id).toArray())
  return (await Promise.all(read)).flat()
}
