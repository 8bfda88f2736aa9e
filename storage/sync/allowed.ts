import { AppError } from '@/utils/app-error'
import type { AnyRow, RowOf, SyncRowRow } from '../rows'
import type { TeamRole } from '../schema/team'
import type { RowChange } from '../write/aggregates'
import type { Transaction } from '../write/transaction'
import { changedFields, toFields } from './fields'
import { type Known, note } from './known-rows'
import { bucketOf, mayCreate, mayWrite, OWNER_FIELD, TEAM_FIELD, type Writer } from './rights'
import { DELETED, rowKey, type SyncedTable } from './synced-tables'

/** What a browser does by itself as it sees messages; all else that is called by a name is a person's doing. */
const BY_ITSELF: ReadonlySet<string> = new Set(['identity.learn', 'followUps.replied'])
/** What decides of a right beside the row itself; any other field is as good as `SOME_FIELD`. */
const PLACE_FIELDS = [OWNER_FIELD, TEAM_FIELD] as const
const SOME_FIELD = 'updatedAt'

/**
 * Holds what is written to what the person may do in the team, before anything is stored: the server would refuse it, and it
 * would have to be put back. What was here before the team is not asked about.
 * @returns the rows of which the team is to hear. What the browser does by itself stays in it where the team would not have
 * it: a new row is this browser's alone.
 * @throws AppError 'look-only' for what the person may not do.
 */
export function allowedChanges(
  tx: Transaction,
  table: SyncedTable,
  rows: readonly RowChange[],
  known: Known,
  userId: string,
): readonly RowChange[] {
  const { role } = tx
  if (role === undefined || role === 'owner' || tx.isFirst === true) return rows
  return rows.filter((row) => {
    const id = rowKey(table, (row.after ?? row.before)?.id ?? '')
    const state = known.states.get(id)
    if (!isRefused(tx, table, row, state, { userId, role })) return true
    if (isOnesOwnDoing(tx)) throw new AppError('look-only', table)
    if (row.before === undefined) note(known, { id, bucket: '', seq: 0, clk: {}, isLocal: 1 })
    return false
  })
}

function isOnesOwnDoing({ reason }: Transaction): boolean {
  return reason !== undefined && !BY_ITSELF.has(reason)
}

type Person = { userId: string; role: TeamRole }

function isRefused(
  { erasing }: Transaction,
  table: SyncedTable,
  { before, after }: RowChange,
  state: SyncRowRow | undefined,
  person: Person,
): boolean {
  const row = before ?? after
  if (row === undefined || state?.isLocal === 1) return false
  const { target, writer } = asked(table, row, state, person)
  if (before === undefined) return mayCreate(writer, target) === 'denied'
  if (after === undefined && isQuiet(before, erasing)) return false
  const fields = after === undefined ? [DELETED] : fieldsOf(table, before, after)
  return fields.some((field) => mayWrite(writer, target, field) === 'denied')
}

/** A row that is here is in sight, so its bucket is among those of the person. */
function asked(table: SyncedTable, row: AnyRow, state: SyncRowRow | undefined, { userId, role }: Person) {
  const { ownerId = null, teamId = null } = row as Partial<RowOf<'contacts'>>
  const known = state === undefined || state.bucket === '' ? undefined : state.bucket
  const bucket = known ?? bucketOf(table, { ownerId, teamId }) ?? 'ws'
  const writer: Writer = { userId, role, buckets: new Set([bucket]) }
  return { writer, target: { tbl: table, bucket, ownerId } }
}

/** It goes from here alone, as the clean-up has it. */
function isQuiet(before: AnyRow, erasing: Transaction['erasing']): boolean {
  return erasing === 'here' || (erasing === undefined && (before as RowOf<'notes'>).deletedAt !== undefined)
}

/** @returns of which fields something else is said; none where only this device's own part is another. */
function fieldsOf(table: SyncedTable, before: AnyRow, after: AnyRow): readonly string[] {
  const changed = changedFields(toFields(table, before), toFields(table, after))
  const names = Object.keys(changed).filter((name) => name !== SOME_FIELD)
  return names.length === 0 ? [] : [SOME_FIELD, ...PLACE_FIELDS.filter((name) => names.includes(name))]
}
