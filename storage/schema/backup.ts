import * as z from 'zod/mini'
import { epochMs, id, line } from './fields'

export const BACKUP_KINDS = ['full', 'incremental'] as const
export type BackupKind = (typeof BACKUP_KINDS)[number]

/** What stands at the head of a backup's content, and by which its parts are put together again. */
export const backupHeadSchema = z.object({
  id,
  kind: z.enum(BACKUP_KINDS),
  /** Of an incremental one: the backup it goes on from. */
  baseId: z.optional(id),
  /** Names the database it was made of; a restored one keeps its own. */
  profileId: id,
  /** The version of the database's rows. */
  schema: z.int().check(z.minimum(1)),
  at: epochMs,
})
export type BackupHead = z.infer<typeof backupHeadSchema>

export const BACKUP_PLACES = ['folder', 'downloads'] as const

/** A backup that was written and read back. */
export const backupRecordSchema = z.extend(backupHeadSchema, {
  /** Of the file. */
  name: line,
  bytes: z.int(),
  rows: z.int(),
  place: z.enum(BACKUP_PLACES),
  isEncrypted: z.boolean(),
  verifiedAt: epochMs,
})
export type BackupRecord = z.infer<typeof backupRecordSchema>

/** Ids of messages are made of what the page said, and longer than others. */
export const rowKey = z.string().check(z.maxLength(1_000))

/** A row of any table, as it is stored; without `row` it was removed. Later ones of a key replace earlier ones. */
export const keptRowSchema = z.object({
  table: line,
  key: rowKey,
  row: z.optional(z.record(z.string(), z.unknown())),
})
export type KeptRow = z.infer<typeof keptRowSchema>

/** 'merge' adds and changes what the backup has; 'replace' makes everything as it was then. */
export const RESTORE_MODES = ['merge', 'replace'] as const
export type RestoreMode = (typeof RESTORE_MODES)[number]
