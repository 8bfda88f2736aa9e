/** Made anew of the rest, or of the team's server, when a backup is restored, or of this database alone. */
const NOT_KEPT =
  /^(attention|backupMarks|syncState|syncRows|outbox|sentMutations|refusals|conflicts|teamSettings|sealedTexts|meta\|(count:|deals:|account:contacts:|revision:|backup:|restore:|team:))/

/** @returns whether a row belongs into a backup. */
export function isKept(table: string, key = ''): boolean {
  return !NOT_KEPT.test(markOf(table, key))
}

/** @returns the id of the mark of a row. */
export function markOf(table: string, key: string): string {
  return `${table}|${key}`
}
