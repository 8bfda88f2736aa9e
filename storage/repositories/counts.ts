import type { Source } from '../read/source'

/** @returns a number kept in `meta`; 0 when it was never written. */
export async function readCount(db: Source, key: string): Promise<number> {
  const row = await db.meta.get(key)
  return typeof row?.value === 'number' ? row.value : 0
}
