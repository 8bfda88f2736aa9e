import * as z from 'zod/mini'
import {
  backupHeadSchema,
  BACKUP_KINDS,
  BACKUP_PLACES,
  keptRowSchema,
  RESTORE_MODES,
  rowKey,
} from '../schema/backup'
import type { BackupHead, BackupRecord, KeptRow, RestoreMode } from '../schema/backup'
import type { Contact, ContactBrief } from '../schema/contact'
import { customFieldSchema } from '../schema/custom-field'
import type { Deal, Order } from '../schema/deal'
import { id, line } from '../schema/fields'
import type { FollowUp } from '../schema/follow-up'
import { IMPORT_MODES, type ImportJob, importRowSchema } from '../schema/import'
import type { Note } from '../schema/note'
import type { VisibleSettings } from '../schema/settings'
import { command } from './command'
import { page, type Page, type Written } from './shared'

/** Contacts by the numbers, addresses or names they share; `changes` are the fields in which the file says something else. */
export type ImportMatch = {
  line: number
  contact: ContactBrief
  by: 'phone' | 'email' | 'name'
  changes: string[]
}

export const IMPORT_OUTCOMES = ['added', 'updated', 'skipped', 'same'] as const
export type ImportOutcome = { line: number; outcome: (typeof IMPORT_OUTCOMES)[number] }

/** `stayed`: contacts that were edited or talked to since, and so were left as they are. */
export type ImportUndo = Progress & { stayed: number }

/** A contact with everything a person may take along. `tags` by name; `phones` of all names it bears in WhatsApp. */
export type ExportedContact = {
  contact: Contact
  tags: string[]
  phones: string[]
  notes: Note[]
  followUps: FollowUp[]
  deals: Deal[]
  orders: Order[]
  /** The last message that was seen. */
  lastAt?: number
}

export const TRASH_TABLES = [
  'contacts',
  'notes',
  'tags',
  'replies',
  'followUps',
  'products',
  'suggestionRules',
  'deals',
  'orders',
  'tagRules',
] as const
export type TrashTable = (typeof TRASH_TABLES)[number]
/** `goneAt`: when it is erased for good. */
export type TrashEntry = {
  table: TrashTable
  id: string
  /** What a person wrote or called it; may be empty. */
  title: string
  contactName?: string
  /** When a follow-up was due, or an order was made. */
  at?: number
  /** Of a deal or an order, in minor units. */
  amountMinor?: number
  currency?: string
  deletedAt: number
  goneAt: number
}

/** `total` 0: nothing was to be done. The caller asks again until `done` is `total`. */
export type Progress = { done: number; total: number }

export type BackupState = {
  profileId: string
  last?: BackupRecord
  lastFull?: BackupRecord
  /** Rows that changed since the last one; of none yet, all there are. */
  changed: number
  /** Rows a person would miss: contacts, notes, replies. */
  records: number
  /** When the next one of each kind is due; in the past: now. */
  dueAt: number
  fullDueAt: number
}

/** What is to be read for a backup, table by table; an incremental one is read by `backup.changes` alone. */
export type BackupPlan = BackupHead & { tables: { name: string; rows: number }[]; settings: unknown }

export type RestoreCount = {
  table: string
  added: number
  changed: number
  /** Only in mode 'replace'. */
  removed: number
  same: number
  invalid: number
}
export type RestorePreview = {
  counts: RestoreCount[]
  /** Names of contacts, at most ten of each. */
  added: string[]
  changed: string[]
  removed: string[]
  /** Names of settings that differ. */
  settings: string[]
}
/** Kept until it is undone or `until` is over. */
export type RestoreUndo = { id: string; at: number; mode: RestoreMode; until: number }
export type RestoreState = {
  running?: Progress & {
    id: string
    step: 'staging' | 'preparing' | 'ready' | 'applying'
    mode?: RestoreMode
  }
  undo?: RestoreUndo
}

/** The database as it was before its rows were rewritten by a newer version. */
export type SchemaSnapshot = { id: string; schema: number; at: number; rows: number; bytes: number }
export type StorageState = {
  schema: number
  tables: { name: string; rows: number }[]
  snapshots: SchemaSnapshot[]
}

const rows = z.array(importRowSchema).check(z.minLength(1), z.maxLength(500))

/** What any page of our own may ask about the data as a whole. */
export const dataCommands = {
  'backup.state': command<BackupState>()(z.object({})),
  'storage.state': command<StorageState>()(z.object({})),
  /**
   * All settings as they were at first, but for what records rest on: stages, own fields, private chats, stored texts.
   * Returns those of before, for undo by `settings.set`.
   */
  'settings.reset': command<{ before: VisibleSettings }>()(z.object({})),
}

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
