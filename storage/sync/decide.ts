import * as z from 'zod/mini'
import { now as clockNow } from '@/utils/clock'
import { DAY_MS, TRASH_DAYS } from '../limits'
import { type AnyRow, type FieldValues, type OutboxRow, ROW_SCHEMAS, type SyncRowRow } from '../rows'
import { isSame } from '../write/paths'
import { type Fields, overlaid, said, toFields } from './fields'
import { fromFields } from './from-fields'
import { DELETED, ERASED, type SyncedTable } from './synced-tables'
import type { SyncRow } from './wire'

/** What is here of a row that the server tells of. `isOrphan`: its contact was taken out here for good. */
export type Here = {
  old: AnyRow | undefined
  state: SyncRowRow | undefined
  waiting: readonly OutboxRow[]
  isOrphan: boolean
}

/**
 * What becomes of a row:
 * - put: it is stored so
 * - same: it says what is here already
 * - aside: this version cannot store it
 * - out: somebody took it out for good
 * - away: it is in the trash, and was taken out from here for good
 * - erased: the whole team is to forget it
 */
export type Decision = { is: 'put'; row: FieldValues } | { is: 'same' | 'aside' | 'out' | 'away' | 'erased' }

const NEVER_IN_TRASH: ReadonlySet<SyncedTable> = new Set(['aliases', 'sealedTexts'])

/** @returns what becomes of a row of the server, with one's own edits that wait put over it. */
export function decide(table: SyncedTable, row: SyncRow, here: Here): Decision {
  const { old, isOrphan } = here
  if (table === 'contacts' && (row.data[ERASED] ?? null) !== null) return { is: 'erased' }
  const fields = said(withWaiting(row.data, here.waiting))
  const isGone = fields[DELETED] !== undefined
  if (isGone && NEVER_IN_TRASH.has(table)) return { is: 'out' }
  if (old === undefined && (isOrphan || isForgottenTrash(fields, here.state))) return { is: 'away' }
  const parsed = z.safeParse<z.ZodMiniType<AnyRow>>(
    ROW_SCHEMAS[table],
    fromFields(table, row.id, fields, old),
  )
  // Of what was forgotten nothing is left that could be stored.
  if (!parsed.success) return { is: isGone ? 'out' : 'aside' }
  if (old !== undefined && isSame(toFields(table, old), toFields(table, parsed.data))) return { is: 'same' }
  return { is: 'put', row: parsed.data }
}

/** What was sent once already counts only when the server says so again. */
function withWaiting(data: Fields, waiting: readonly OutboxRow[]): Fields {
  return waiting
    .filter(({ isResent }) => isResent === undefined)
    .reduce((fields, { mutation }) => overlaid(fields, mutation.ops), data)
}

/** It was taken out here for good, or is in the trash for longer than anything stays there. */
function isForgottenTrash(fields: Fields, state: SyncRowRow | undefined): boolean {
  const deletedAt = fields[DELETED]
  if (typeof deletedAt !== 'number') return false
  return state?.isDropped === 1 || deletedAt < clockNow() - TRASH_DAYS * DAY_MS
}
