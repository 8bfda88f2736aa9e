import * as z from 'zod/mini'
import { epochMs, id, line } from './fields'
import { amountMinor, currency } from './product'

/** `YYYY-MM-DD`: a day on a calendar, in nobody's time zone. */
export const day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))

export const STAGE_KINDS = ['open', 'won', 'lost'] as const

/** The stages every pipeline begins with. One of these is called in the language of the interface until it is renamed. */
export const STAGE_KEYS = ['delivered', 'read', 'replied', 'quoted', 'won', 'lost'] as const

export const stageSchema = z.object({
  id,
  key: z.optional(z.enum(STAGE_KEYS)),
  /** Absent: the name of `key`. */
  name: z.optional(line),
  kind: z.enum(STAGE_KINDS),
})
export type Stage = z.infer<typeof stageSchema>

const dealFields = {
  id,
  title: line.check(z.minLength(1)),
  amountMinor: z.optional(amountMinor),
  currency,
  /** An id of the settings' stages. One of a stage that was removed stands in the first open stage. */
  stageId: id,
  expectedClose: z.optional(day),
  note: z.optional(line),
}

export const dealSchema = z.object({
  ...dealFields,
  contactId: id,
  /** When it came into its stage. */
  stageAt: epochMs,
  /** Where it stands in its stage: smaller is higher. */
  rank: z.number(),
  /** When it was won or lost. */
  closedAt: z.optional(epochMs),
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})
export type Deal = z.infer<typeof dealSchema>

export const dealDraftSchema = z.object(dealFields)
export type DealDraft = z.infer<typeof dealDraftSchema>

const orderFields = {
  id,
  at: epochMs,
  amountMinor,
  currency,
  productId: z.optional(id),
  dealId: z.optional(id),
  note: z.optional(line),
}

export const orderSchema = z.object({
  ...orderFields,
  contactId: id,
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})
export type Order = z.infer<typeof orderSchema>

export const orderDraftSchema = z.object(orderFields)
export type OrderDraft = z.infer<typeof orderDraftSchema>
