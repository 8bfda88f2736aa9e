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
