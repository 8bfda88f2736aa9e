import { t } from '@/locales/t'

/** What a person knows by a name. The rest is bookkeeping that comes with it. */
const NAMED = [
  'contacts',
  'notes',
  'tags',
  'followUps',
  'replies',
  'deals',
  'orders',
  'products',
  'messages',
  'texts',
  'media',
  'tagRules',
  'suggestionRules',
] as const
type NamedTable = (typeof NAMED)[number]

/** @returns what a table is called; undefined for one that has no name for people. */
export function tableName(table: string): string | undefined {
  const known = NAMED.find((name: NamedTable) => name === table)
  return known && t(`backup.table-${known}`)
}
