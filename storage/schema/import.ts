import * as z from 'zod/mini'
import { CONTACT_CHANNELS, GRADES } from './contact'
import { customFieldSchema } from './custom-field'
import { dealDraftSchema, orderDraftSchema } from './deal'
import { epochMs, id, languageTag, line, phone, text, timeZone } from './fields'

/** What becomes of a row of a file whose contact is here already. */
export const IMPORT_MODES = ['skip', 'update', 'both'] as const
export type ImportMode = (typeof IMPORT_MODES)[number]

const notEmpty = line.check(z.minLength(1))

/** A contact as a file tells it: only what it says, checked by whoever read the file. Everything else goes to `custom`. */
export const importedContactSchema = z.object({
  name: notEmpty,
  firstName: z.optional(line),
  phone: z.optional(phone),
  company: z.optional(notEmpty),
  email: z.optional(notEmpty),
  role: z.optional(notEmpty),
  language: z.optional(languageTag),
  timeZone: z.optional(timeZone),
  source: z.optional(notEmpty),
  channel: z.optional(z.enum(CONTACT_CHANNELS)),
  owner: z.optional(notEmpty),
  grade: z.optional(z.enum(GRADES)),
  /** By the label of the field. */
  custom: z.record(notEmpty, notEmpty),
})
export type ImportedContact = z.infer<typeof importedContactSchema>

const importedNoteSchema = z.object({
  text: text.check(z.minLength(1)),
  createdAt: z.optional(epochMs),
  isPinned: z.optional(z.boolean()),
})

const importedFollowUpSchema = z.object({
  dueAt: epochMs,
  timeZone,
  note: z.optional(line),
  rule: z.optional(line),
})

/** One row of a file. `line` is where it begins, from 1; of a file without lines, its number. */
export const importRowSchema = z.object({
  line: z.int().check(z.minimum(1)),
  contact: importedContactSchema,
  /** By their names; those that do not exist are made. */
  tags: z.array(notEmpty).check(z.maxLength(100)),
  notes: z.array(importedNoteSchema).check(z.maxLength(200)),
  /** Only our own files tell these; their ids are not used. */
  followUps: z.optional(z.array(importedFollowUpSchema).check(z.maxLength(50))),
  deals: z.optional(z.array(dealDraftSchema).check(z.maxLength(100))),
  orders: z.optional(z.array(orderDraftSchema).check(z.maxLength(500))),
  createdAt: z.optional(epochMs),
})
export type ImportRow = z.infer<typeof importRowSchema>

export const IMPORT_STATES = ['running', 'done', 'cancelled', 'undone'] as const

/** One import of contacts, as it stands. Its id names the action in the history. */
export const importJobSchema = z.object({
  id,
  /** Of the file. */
  name: line,
  mode: z.enum(IMPORT_MODES),
  state: z.enum(IMPORT_STATES),
  at: epochMs,
  /** Rows that were to be written, and of how many it is known what became of them. */
  total: z.int(),
  done: z.int(),
  added: z.int(),
  updated: z.int(),
  /** Known contacts that were left as they were: by the mode, or since the file says nothing new. */
  skipped: z.int(),
  /** Rows that could not be read or were not valid. */
  rejected: z.int(),
  /** Tags it made, and fields it defined in the settings. */
  tagIds: z.array(id),
  fields: z.array(customFieldSchema),
  /** Of one that is taken back: contacts that were left, since they were edited or talked to. */
  stayed: z.optional(z.int()),
})
export type ImportJob = z.infer<typeof importJobSchema>
