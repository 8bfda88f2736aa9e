import * as z from 'zod/mini'
import { epochMs, line } from './fields'
import type { RefusedEdit } from './team'

export const EDITS_KIND = 'changes'
const MOST_EDITS = 100_000

/** What stands in plain text at the head of a file of edits that no server took, where it is encrypted. */
export const editsHeadSchema = z.object({ kind: z.literal(EDITS_KIND), version: z.literal(1), at: epochMs })

/** An edit that no server took, with what it was about, as a file holds it. */
export type SavedEdit = RefusedEdit & { title: string; currency?: string }

const editSchema = z.object({
  id: line,
  at: epochMs,
  table: line,
  rowId: line,
  contactId: z.optional(line),
  reason: z.enum(['denied', 'invalid', 'unsent']),
  code: z.optional(line),
  values: z.record(z.string(), z.unknown()),
  title: z.string(),
  contactName: z.optional(z.string()),
  currency: z.optional(line),
})
const fileSchema = z.object({ refusedEdits: z.array(z.unknown()).check(z.maxLength(MOST_EDITS)) })

/** @returns the edits of a file in plain JSON; undefined when it is none. */
export function parseEdits(value: unknown): SavedEdit[] | undefined {
  const file = z.safeParse(fileSchema, value)
  return file.success ? parseEach(file.data.refusedEdits) : undefined
}

/** @returns the edits, each of which was told on its own; undefined when one of them is none. */
export function parseEach(values: readonly unknown[]): SavedEdit[] | undefined {
  const edits: SavedEdit[] = []
  for (const value of values) {
    const { success, data } = z.safeParse(editSchema, value)
    if (!success) return undefined
    const { contactId, code, contactName, currency, ...edit } = data
    edits.push({
      ...edit,
      ...(contactId !== undefined && { contactId }),
      ...(code !== undefined && { code }),
      ...(contactName !== undefined && { contactName }),
      ...(currency !== undefined && { currency }),
    })
  }
  return edits
}

/** @returns edits as a file in plain JSON has them. */
export function editsJson(edits: readonly SavedEdit[]): string {
  return JSON.stringify({ refusedEdits: edits }, undefined, 2)
}
