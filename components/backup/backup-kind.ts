import type { BackupState } from '@/storage/protocol/data'
import type { BackupKind, BackupRecord } from '@/storage/schema/backup'

type Wanted = {
  now: number
  place: BackupRecord['place']
  isEncrypted: boolean
  names: ReadonlySet<string> | undefined
}

/**
 * @returns whether what changed is enough: not when a full one is due, nor when what it would go on from lies elsewhere, has
 * gone from the folder (`names`), or is kept with another passphrase or none.
 */
export function kindOf(state: BackupState, { now, place, isEncrypted, names }: Wanted): BackupKind {
  const { last, lastFull, fullDueAt } = state
  if (last === undefined || lastFull === undefined || fullDueAt <= now) return 'full'
  if (last.place !== place || last.isEncrypted !== isEncrypted || lastFull.isEncrypted !== isEncrypted)
    return 'full'
  return names === undefined || (names.has(last.name) && names.has(lastFull.name)) ? 'incremental' : 'full'
}
