import type { BackupHead } from '@/storage/schema/backup'

/** A backup that lies somewhere. */
export type KnownBackup = { head: BackupHead; name: string }

export type Chain<Backup> = {
  /** The full one and what follows it, in their order. */
  backups: Backup[]
  /** The backup that one of them goes on from and that is not there. */
  missingId?: string
}

/** @returns what has to be restored to have the state of the backup `id`. */
export function chainTo<Backup extends KnownBackup>(id: string, all: readonly Backup[]): Chain<Backup> {
  const byId = new Map(all.map((one) => [one.head.id, one]))
  const backups: Backup[] = []
  const seen = new Set<string>()
  let wanted: string | undefined = id
  while (wanted !== undefined) {
    const backup = byId.get(wanted)
    // A file that says to go on from itself was not written by us.
    if (backup === undefined || seen.has(wanted)) return { backups, missingId: wanted }
    seen.add(wanted)
    backups.unshift(backup)
    wanted = backup.head.kind === 'full' ? undefined : (backup.head.baseId ?? '')
  }
  return { backups }
}

/** @returns each backup that no other goes on from, the newest first: the states that can be gone back to at once. */
export function newestOf<Backup extends KnownBackup>(all: readonly Backup[]): Backup[] {
  const bases = new Set(all.map(({ head }) => head.baseId))
  return all.filter(({ head }) => !bases.has(head.id)).toSorted((a, b) => b.head.at - a.head.at)
}
