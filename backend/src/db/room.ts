import { randomBytes } from 'node:crypto'
import type { Db } from './db.ts'

/** PostgreSQL's `disk_full`: it had no room for what was to be written, and nothing of that is kept. */
const DISK_FULL = '53100'
/** More than is left over inside of what the tables have already. */
const PROBE_BYTES = 1_000_000

class Enough extends Error {}

/**
 * Remembers that there was no room for something. `hasRoom` then tries again whether there is; as long as nothing has been
 * refused it costs nothing.
 */
export function watchRoom<Base extends Pick<Db, 'own' | 'as'>>(db: Base): Base & Pick<Db, 'hasRoom'> {
  let isFull = false
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      isFull ||= isDiskFull(error)
      throw error
    }
  }
  return {
    ...db,
    own: (work) => watched(db.own(work)),
    as: (caller, buckets, work) => watched(db.as(caller, buckets, work)),
    hasRoom: async () => {
      if (isFull) isFull = !(await canWrite(db))
      return !isFull
    },
  }
}

/** Writes something that cannot be made smaller, and takes it back. */
async function canWrite({ own }: Pick<Db, 'own'>): Promise<boolean> {
  try {
    return await own(async (tx) => {
      await tx.query(
        `insert into self_test (id, mark) values (1, $1) on conflict (id) do update set mark = excluded.mark`,
        [randomBytes(PROBE_BYTES).toString('base64')],
      )
      throw new Enough()
    })
  } catch (error) {
    if (error instanceof Enough) return true
    if (isDiskFull(error)) return false
    throw error
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DISK_FULL
}
