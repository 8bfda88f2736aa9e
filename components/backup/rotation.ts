import { chainTo, type KnownBackup } from './chains'

type Kept = {
  profileId: string
  /** How many full backups stay, with everything that follows them. */
  full: number
  /** The last verified ones: they stay whatever their age. */
  ids: readonly (string | undefined)[]
}

/**
 * @returns which files may go: of this profile alone, those that belong to no chain of the newest full backups and that
 * nothing kept goes on from. A file whose beginning is missing stays: it may lie elsewhere.
 */
export function outdated<Backup extends KnownBackup>(
  files: readonly Backup[],
  { profileId, full, ids }: Kept,
): Backup[] {
  const own = files.filter(({ head }) => head.profileId === profileId)
  const fulls = own.filter(({ head }) => head.kind === 'full').toSorted((a, b) => b.head.at - a.head.at)
  const keptFulls = new Set(fulls.slice(0, Math.max(1, full)).map(({ head }) => head.id))
  const kept = new Set(ids.flatMap((id) => (id === undefined ? [] : chainTo(id, own).backups)))
  return own.filter((file) => {
    const { backups, missingId } = chainTo(file.head.id, own)
    const beginning = backups[0]?.head.id ?? ''
    return missingId === undefined && !keptFulls.has(beginning) && !kept.has(file)
  })
}
