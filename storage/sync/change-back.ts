import { AppError } from '@/utils/app-error'
import type { FieldValues, UserTable } from '../rows'
import { armedFor } from '../repositories/follow-up-changes'
import { moveFields } from '../repositories/deals'
import type { Conflict } from '../schema/team'
import type { Change } from '../write/change'
import type { Transaction } from '../write/transaction'
import { isSynced } from './synced-tables'

/**
 * @returns what writes one's own value of a conflict again, with what goes along when a person writes it.
 * @throws AppError 'not-found' when the row is gone.
 */
export async function changeBack(tx: Transaction, conflict: Conflict): Promise<Change[]> {
  const { table, rowId: id } = conflict
  if (!isSynced(table) || (await tx.db.table(table).get(id)) === undefined) {
    throw new AppError('not-found', table)
  }
  return [{ table, id, set: await valuesOf(tx, table, conflict) }]
}

async function valuesOf(
  tx: Transaction,
  table: UserTable,
  { rowId, field, mine }: Conflict,
): Promise<FieldValues> {
  const own = { [field]: mine ?? null }
  const [name = '', key = ''] = field.split('.', 2)
  // A tag the person decides about is no rule's any more.
  if (table === 'contacts' && name === 'tags') return { ...own, [`autoTags.${key}`]: null }
  if (table === 'followUps' && field === 'dueAt' && typeof mine === 'number') return armedFor(mine)
  if (table === 'deals' && field === 'stageId' && typeof mine === 'string') {
    return moveFields(tx, rowId, mine)
  }
  return own
}
