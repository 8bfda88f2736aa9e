import type { BackupHead } from '@/storage/schema/backup'
import { FILE_ENDING } from '@/utils/backup-file/format'

const TOLD = 6

/**
 * @returns what a backup's file is called: its day and time here, its kind, and the beginnings that tell profiles and
 * backups apart: `chatside-2026-11-21-0930-full-1f0c3a-9be014.chatside`.
 */
export function fileName({ at, kind, profileId, id }: BackupHead): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  const time = `${two(date.getHours())}${two(date.getMinutes())}`
  // The end of an id of ours is random, its beginning is a time.
  return `chatside-${day}-${time}-${kind}-${profileId.slice(-TOLD)}-${id.slice(-TOLD)}${FILE_ENDING}`
}

/** @returns whether a file is called as backups are. */
export function isBackupName(name: string): boolean {
  return name.endsWith(FILE_ENDING)
}
