import type { Json, Mutation, SyncRow } from '../../../storage/sync/wire.ts'

/** Of the JSON of a row, in characters. The longest texts of the extension have 20,000. */
const MOST_CHARACTERS = 200_000
/** What a field takes beside its value: its name twice, and its clock. */
const PER_FIELD = 100

/** @returns whether a row would become larger than one may be. It may always become smaller. */
export function isTooLarge(row: Pick<SyncRow, 'data' | 'unseen'>, { ops }: Mutation): boolean {
  const growth = Object.entries(ops)
    .map(([field, { v }]) => sizeOf(v) - (field in row.data ? sizeOf(row.data[field] ?? null) : -PER_FIELD))
    .reduce((sum, each) => sum + each, 0)
  return growth > 0 && growth + rowSize(row) > MOST_CHARACTERS
}

function rowSize({ data, unseen = {} }: Pick<SyncRow, 'data' | 'unseen'>): number {
  return Object.values(data).reduce<number>((sum, value) => sum + sizeOf(value) + PER_FIELD, sizeOf(unseen))
}

function sizeOf(value: Json): number {
  return typeof value === 'string' ? value.length : JSON.stringify(value).length
}
