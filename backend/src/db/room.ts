import { randomBytes } from 'node:crypto'
import type { Db } from './db.ts'

/**
 * Of PostgreSQL's codes those that say that something could not be written: no room or no means (53), the system failed (58),
 * or what it has no word for (XX), such as a file that may not be longer. Nothing of that is kept.
 */
const NOT_WRITTEN = /^(53|58|XX)/
/** More than is left over inside of what the tables have already. */
const PROBE_BYTES = 1_000_000

class Enough extends Error {}

/**
 * Remembers that something could not be written. `hasRoom` then tries again whether it can; as long as nothing has been refused
 * it costs nothing.
 */
export function watchRoom<Base extends Pick<Db, 'own' | 'as'>>(db: Base): Base & Pick<Db, 'hasRoom'> {
  let isFull = false
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      isFull ||= isNotWritten(error)
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

/** Writes something that cannot be made smaller, where what is written grows, and takes it back. */
async function canWrite({ own }: Pick<Db, 'own'>): Promise<boolean> {
  try {
    return await own(async (tx) => {
      const mark = randomBytes(PROBE_BYTES).toString('base64')
      await tx.query(
        `insert into self_test (id, mark) values (1, $1) on conflict (id) do update set mark = excluded.mark`,
        [mark],
      )
      // One file may be as long as it can get while another one is not.
      await tx.query(
        `insert into rows (ws, tbl, id, bucket, seq, data, clk)
         select ws, '', '', '', 0, jsonb_build_object('mark', $1::text), '{}' from workspaces limit 1`,
        [mark],
      )
      throw new Enough()
    })
  } catch (error) {
    if (error instanceof Enough) return true
    if (isNotWritten(error)) return false
    throw error
  }
}

function isNotWritten(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_WRITTEN.test(String(error.code))
}
