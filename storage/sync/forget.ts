import { CHUNK_ROWS } from '../limits'
import type { RowOf } from '../rows'
import { getRows, putRows } from '../write/put-row'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { fromTeam } from './from-team'
import { keepUnsent } from './keep-unsent'
import { linkOf, writeLink } from './link'
import { removeRows } from './remove-rows'
import { unmark } from './team-settings/read'

const ROWS_AT_ONCE = 100

/**
 * Ends what this database has to do with a team, a part at a time; a repeat goes on with it. With `wipe` all goes that the
 * server has, whoever wrote it; else it stays and is the person's own. What was refused, or is not sent yet and would go, stays to
 * be saved.
 */
export async function forgetTeam({ wipe }: { wipe: boolean }): Promise<void> {
  // From now on nothing is queued any more.
  await transact(async (tx) => {
    if ((await linkOf(tx)) !== null) await writeLink(tx, null)
    await unmark(tx.db)
  })
  if (wipe) {
    await inParts(keepUnsent)
    while (await fromTeam(wipePart));
  }
  await inParts(disownPart)
  await transact(async ({ db, changes }) => {
    const { syncState, syncRows, outbox, sentMutations, conflicts, sealedTexts, teamSettings } = db
    // Nothing opens what is sealed any more.
    for (const table of [syncState, syncRows, outbox, sentMutations, conflicts, sealedTexts, teamSettings])
      await table.clear()
    Object.assign(changes, { outbox: 'all', conflicts: 'all', sealedTexts: 'all' })
  })
}

async function inParts(part: (tx: Transaction, after: string) => Promise<string | undefined>): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after
    after = await fromTeam((tx) => part(tx, from))
  }
}

/** @returns whether there may be more. What the server never had stays. */
async function wipePart(tx: Transaction): Promise<boolean> {
  const keys = await tx.db.syncRows.where('bucket').above('').limit(ROWS_AT_ONCE).primaryKeys()
  await removeRows(tx, keys)
  return keys.length === ROWS_AT_ONCE
}

/** Nobody but the person is here any more. @returns behind which contact it goes on; undefined when it is over. */
async function disownPart(tx: Transaction, after: string): Promise<string | undefined> {
  const ids = await tx.db.contacts.where('id').above(after).limit(CHUNK_ROWS).primaryKeys()
  const olds = (await getRows(tx, 'contacts', ids)) as (RowOf<'contacts'> | undefined)[]
  const puts = olds.flatMap((old) => {
    if (old?.ownerId === undefined && old?.teamId === undefined) return []
    const { ownerId: _owner, teamId: _team, ...fields } = old
    return [{ fields, old }]
  })
  if (puts.length > 0) await putRows(tx, 'contacts', puts)
  return ids.length < CHUNK_ROWS ? undefined : ids.at(-1)
}
