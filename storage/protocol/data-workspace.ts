import * as z from 'zod/mini'
import {
  backupHeadSchema,
  BACKUP_KINDS,
  BACKUP_PLACES,
  keptRowSchema,
  RESTORE_MODES,
  rowKey,
  type BackupHead,
  type KeptRow,
} from '../schema/backup'
import { customFieldSchema } from '../schema/custom-field'
import { id, line } from '../schema/fields'
import { IMPORT_MODES, importRowSchema, type ImportJob } from '../schema/import'
import { command } from './command'
import {
  TRASH_TABLES,
  type ImportMatch,
  type ImportOutcome,
  type ImportUndo,
  type ExportedContact,
  type TrashEntry,
  type Progress,
  type BackupPlan,
  type BackupState,
  type RestorePreview,
  type RestoreState,
} from './data'
import { page, type Page, type Written } from './shared'

const rows = z.array(importRowSchema).check(z.minLength(1), z.maxLength(500))

/** What reads or changes everything: for a top-level page alone. */
export const dataWorkspaceCommands = {
  /** Whom the rows of a file would meet, for a preview. Rows that meet nobody are left out. */
  'imports.match': command<ImportMatch[]>()(z.object({ rows })),
  /** `fields`: own fields that are to be defined. A repeat answers with the job as it stands. */
  'imports.begin': command<ImportJob>()(
    z.object({
      id,
      name: line,
      mode: z.enum(IMPORT_MODES),
      total: z.int().check(z.minimum(0)),
      fields: z.array(customFieldSchema).check(z.maxLength(50)),
    }),
  ),
  /** Parts are numbered from 0. A repeat writes nothing and answers the same. */
  'imports.part': command<{ job: ImportJob; outcomes: ImportOutcome[] }>()(
    z.object({ id, part: z.int().check(z.minimum(0)), rows }),
  ),
  'imports.end': command<ImportJob>()(
    z.object({ id, state: z.enum(['done', 'cancelled']), rejected: z.int().check(z.minimum(0)) }),
  ),
  /** Those of the last 30 days, newest first. */
  'imports.list': command<ImportJob[]>()(z.object({})),
  /** Takes back a part at a time; asked again until it is done. */
  'imports.undo': command<ImportUndo>()(z.object({ id })),

  /** Contacts of a filter, in the order of their ids. */
  'exports.page': command<Page<ExportedContact>>()(
    z.object({ search: z.optional(line), tagId: z.optional(id), ...page }),
  ),

  'trash.page': command<Page<TrashEntry>>()(z.object({ table: z.optional(z.enum(TRASH_TABLES)), ...page })),
  'trash.restore': command<Written>()(z.object({ table: z.enum(TRASH_TABLES), id })),
  /** For good. The interface asks first. */
  'trash.erase': command<void>()(z.object({ table: z.enum(TRASH_TABLES), id })),
  /** A part at a time; asked again until it is done. */
  'trash.empty': command<Progress>()(z.object({})),

  /** Begins a backup; one that was begun before and not ended is forgotten. 'incremental' without a base becomes 'full'. */
  'backup.begin': command<BackupPlan>()(z.object({ kind: z.enum(BACKUP_KINDS) })),
  /** Rows of one table in the order of their keys. */
  'backup.page': command<{ rows: KeptRow[]; next?: string }>()(
    z.object({
      id,
      table: line,
      cursor: z.optional(rowKey),
      limit: z.int().check(z.minimum(1), z.maximum(2_000)),
    }),
  ),
  /**
   * What changed since the base, and while this one was read. Asked last, until there is no `next`: the last page is read
   * in one go with all that came meanwhile, so that the whole is one state of the database.
   */
  'backup.changes': command<{ rows: KeptRow[]; next?: string }>()(
    z.object({ id, cursor: z.optional(rowKey), limit: z.int().check(z.minimum(1), z.maximum(2_000)) }),
  ),
  /** The file is written and was read back. From now on only what changes after `id` belongs to the next one. */
  'backup.done': command<BackupState>()(
    z.object({
      id,
      name: line,
      bytes: z.int(),
      rows: z.int(),
      place: z.enum(BACKUP_PLACES),
      isEncrypted: z.boolean(),
    }),
  ),

  /** `heads`: the full backup and the incremental ones that follow, in their order. An unfinished restore is given up. */
  'restore.begin': command<{ id: string }>()(
    z.object({
      schema: z.int().check(z.minimum(1)),
      heads: z.array(backupHeadSchema).check(z.minLength(1), z.maxLength(500)),
      settings: z.unknown(),
    }),
  ),
  /** Puts rows aside, in their order; nothing of what is in use changes. Parts are numbered from 0; a repeat writes nothing. */
  'restore.stage': command<void>()(
    z.object({
      id,
      part: z.int().check(z.minimum(0)),
      rows: z.array(keptRowSchema).check(z.minLength(1), z.maxLength(2_000)),
    }),
  ),
  /** Brings the rows to today's version, checks and compares them; asked again until it is done. */
  'restore.prepare': command<Progress>()(z.object({ id })),
  'restore.preview': command<RestorePreview>()(z.object({ id, mode: z.enum(RESTORE_MODES) })),
  /** Asked again until it is done; goes on after a killed worker or a closed page. */
  'restore.apply': command<Progress>()(z.object({ id, mode: z.enum(RESTORE_MODES) })),
  'restore.cancel': command<void>()(z.object({ id })),
  'restore.undo': command<Progress>()(z.object({ id })),
  'restore.state': command<RestoreState>()(z.object({})),

  /** The rows of a snapshot, to restore from it or to save it as a backup. */
  'snapshots.page': command<{ head: BackupHead; rows: KeptRow[]; next?: string; settings: unknown }>()(
    z.object({ id, cursor: z.optional(rowKey) }),
  ),
  'snapshots.remove': command<void>()(z.object({ id })),
}
