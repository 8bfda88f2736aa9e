import type { AnyRow, OutboxRow, SyncRowRow } from '../rows'
import type { Conflict } from '../schema/team'
import { isSame } from '../write/paths'
import { type Answered, conflictOf } from './conflicts'
import { toFields } from './fields'
import type { TeamLink } from './link'
import type { SyncedTable } from './synced-tables'
import type { Json, SyncRow } from './wire'

/** What is here of a row that the server tells of. `answered`: edits that have just left the outbox. */
type Here = {
  old: AnyRow | undefined
  state: SyncRowRow | undefined
  waiting: readonly OutboxRow[]
  answered: readonly Answered[]
}
type Names = Pick<TeamLink, 'client' | 'former'>
type Found = { told: Conflict[]; kept: SyncRowRow['overwritten'] }

/**
 * @returns what a person is to be told (`told`) since somebody wrote over their value without having seen it, and what is to
 * be looked at again (`kept`) once their own edits of that field are answered: then the server has judged once more. It is
 * told with the row that takes the value's place; when that comes again, nothing is known of the value any more.
 */
export function overwrittenIn(names: Names, table: SyncedTable, row: SyncRow, here: Here): Found {
  const told: Conflict[] = []
  const kept: NonNullable<Found['kept']> = {}
  const isOwn = (stamp = ''): boolean => isBy(names, stamp)
  for (const [field, { stamps, by }] of Object.entries(row.unseen ?? {})) {
    const stamp = stamps.findLast((one) => isOwn(one))
    if (stamp === undefined || isOwn(row.clk[field])) continue
    const known = knownValue(table, field, stamp, here)
    if (isWaiting(field, here)) {
      kept[field] = { stamp, by, ...(known !== undefined && { mine: known }) }
      continue
    }
    const mine = valueToTell(names, field, stamp, known, here)
    const theirs = row.data[field] ?? null
    if (mine === undefined || isSame(mine, theirs)) continue
    const { id, parent } = row
    const conflict = conflictOf({ key: stamp, table, id, parent, field, mine, theirs, by: { id: by } })
    if (conflict !== undefined) told.push(conflict)
  }
  return { told, kept: Object.keys(kept).length > 0 ? kept : undefined }
}

/** @returns what is kept of such values, as the server said it. */
export function unseenOf(kept: SyncRowRow['overwritten']): Pick<SyncRow, 'unseen'> {
  if (kept === undefined) return {}
  const unseen = Object.entries(kept).map(([field, { stamp, by }]) => [field, { stamps: [stamp], by }])
  return { unseen: Object.fromEntries(unseen) }
}

/** Whether this browser wrote it, under its name of now or an earlier one. */
function isBy({ client, former = [] }: Names, stamp: string): boolean {
  const writer = stamp.slice(stamp.indexOf('~') + 1)
  return writer === client || former.includes(writer)
}

/** What was sent once already is no later word. */
function isWaiting(field: string, { waiting }: Here): boolean {
  return waiting.some(({ isResent, mutation }) => isResent === undefined && field in mutation.ops)
}

/** @returns the value that had this clock, when it is what was known last, or was kept. */
function knownValue(table: SyncedTable, field: string, stamp: string, here: Here): Json | undefined {
  const { old, state } = here
  const kept = state?.overwritten?.[field]
  if (kept?.stamp === stamp && kept.mine !== undefined) return kept.mine
  if (state?.clk[field] !== stamp) return undefined
  const fields =
    state.data ?? (old === undefined || isWaiting(field, here) ? undefined : toFields(table, old))
  return fields === undefined ? undefined : (fields[field] ?? null)
}

/** Of an edit that was answered only after somebody wrote over it, no row has ever said the clock. */
function valueToTell(
  { client }: Names,
  field: string,
  stamp: string,
  known: Json | undefined,
  { answered }: Here,
): Json | undefined {
  const last = answered.findLast(
    ({ entry, outcome }) =>
      outcome.st === 'ok' && entry.isResent === undefined && field in entry.mutation.ops,
  )
  if (last === undefined) return known
  // It was said with the answer, or is the word that counts.
  if (last.outcome.lost?.includes(field) === true || !isBy({ client }, stamp)) return undefined
  return known ?? last.entry.mutation.ops[field]?.v
}
