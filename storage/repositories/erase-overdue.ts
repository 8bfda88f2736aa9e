import { now as clockNow } from '@/utils/clock'
import { snapshot } from '../write/snapshot'
import { eraseTrashed } from './erase'

/** Each is many rows: an import that was taken back must not keep the worker awake for hours. */
const ERASED_AT_ONCE = 200

/**
 * Erases contacts whose time in the trash is over, some of them when they are very many: those first whose time was short.
 * Cheap when there is none.
 */
export async function eraseOverdue(): Promise<void> {
  const due = await snapshot((db) => {
    const overdue = db.contacts.where('purgeAt').belowOrEqual(clockNow())
    const inTrash = overdue.reverse().filter(({ deletedAt }) => deletedAt !== undefined)
    return inTrash.limit(ERASED_AT_ONCE).primaryKeys()
  })
  for (const contactId of due) await eraseTrashed(contactId)
}
