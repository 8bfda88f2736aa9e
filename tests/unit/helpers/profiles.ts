import { Dexie } from 'dexie'
import { closeDatabase } from '@/storage/database'
import { MIGRATIONS } from '@/storage/migrations/all'
import { fromBase64 } from '@/utils/base64'
import v1 from '../../fixtures/migrations/v1.json'
import v2 from '../../fixtures/migrations/v2.json'
import v3 from '../../fixtures/migrations/v3.json'
import v4 from '../../fixtures/migrations/v4.json'
import v5 from '../../fixtures/migrations/v5.json'
import v6 from '../../fixtures/migrations/v6.json'
import v7 from '../../fixtures/migrations/v7.json'
import v8 from '../../fixtures/migrations/v8.json'

/** A stored profile of each released version, as the extension of that version wrote it. */
export const PROFILES: Record<number, Record<string, unknown[]>> = {
  1: v1,
  2: v2,
  3: v3,
  4: v4,
  5: v5,
  6: v6,
  7: v7,
  8: v8,
}
export const VERSIONS = Object.keys(PROFILES).map(Number)
/** When the newest of them was written. */
export const PROFILES_AT = 1_789_900_610_000

/** Writes rows as that version would have left them, with its own indexes. */
export async function storeProfile(version: number, rows = PROFILES[version] ?? {}): Promise<void> {
  closeDatabase()
  await Dexie.delete('chatside')
  const old = new Dexie('chatside')
  for (const migration of MIGRATIONS.filter((one) => one.version <= version)) {
    old.version(migration.version).stores(migration.stores)
  }
  await old.open()
  for (const [table, tableRows] of Object.entries(rows)) {
    await old.table(table).bulkAdd(tableRows.map(withBytes))
  }
  old.close()
}

/** Bytes are written as base64 in a stored profile. */
function withBytes(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !('bytes' in row)) return row
  const { $base64 } = row.bytes as { $base64?: string }
  return $base64 === undefined ? row : { ...row, bytes: fromBase64($base64) }
}
