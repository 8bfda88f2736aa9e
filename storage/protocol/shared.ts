import * as z from 'zod/mini'
import { chatSightingSchema } from '../schema/chat'
import { id, line } from '../schema/fields'

/** Whom a write is for: an existing contact, or the chat it was begun in (which creates the card on first use). */
export const targetSchema = z.union([z.object({ contactId: id }), z.object({ chat: chatSightingSchema })])
export type Target = z.infer<typeof targetSchema>

/** A write's answer. `undoId` goes to `undo`; a repeat of a write that was already done has none. */
export type Written = { contactId?: string; undoId?: string }

export const page = { cursor: z.optional(line), limit: z.int().check(z.minimum(1), z.maximum(200)) }
export type Page<Row> = { rows: Row[]; next?: string; total?: number }
