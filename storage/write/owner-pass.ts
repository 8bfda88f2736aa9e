import type { Database } from '../database'

const KEY = 'team:owners'
/** Without a team. */
export const NONE = ''
/** Some contacts are derived for one person, and some for another. No id of a person is this. */
const MIXED = '*'

/**
 * As whom (`of`) what hangs on whose contacts are is derived. While it is made anew, `to` says for whom, and `after` behind
 * which place of the index of owners that has come.
 */
export type OwnerPass = { of: string; to: string; after: readonly string[] }

/** @returns how far it is. */
export async function readOwnerPass(db: Database): Promise<OwnerPass> {
  const stored = (await db.meta.get(KEY))?.value
  const [of = NONE, to = of, ...after] = Array.isArray(stored) ? stored : []
  return { of, to, after }
}

export async function writeOwnerPass(db: Database, { of, to, after }: OwnerPass): Promise<void> {
  await db.meta.put({ key: KEY, value: of === to ? [of] : [of, to, ...after] })
}

/** Contacts that are not the person's own were written: whoever one is next, all must be looked at. */
export async function noteDerivedFor(db: Database, ownId: string): Promise<void> {
  const { of, to } = await readOwnerPass(db)
  if (to !== ownId && of !== MIXED) await writeOwnerPass(db, { of: MIXED, to, after: [] })
}
