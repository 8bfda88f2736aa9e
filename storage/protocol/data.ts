import * as z from 'zod/mini'
import type { BackupHead, BackupRecord, RestoreMode } from '../schema/backup'
import type { Contact, ContactBrief } from '../schema/contact'
import type { Deal, Order } from '../schema/deal'
import type { FollowUp } from '../schema/follow-up'
import type { Note } from '../schema/note'
import type { VisibleSettings } from '../schema/settings'
import { command } from './command'

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
