import { HEAT_LEVELS } from '@/utils/scoring/heat'
import * as z from 'zod/mini'
import { GRADES } from './contact'
import { epochMs, id, line } from './fields'
import { amountMinor, currency } from './product'

const tagEvent = { kind: z.literal('tag'), tagId: id, on: z.boolean() }

/** What happened to a contact and leaves no row of its own: for its timeline. */
export const contactEventSchema = z.object({
  id,
  contactId: id,
  at: epochMs,
  what: z.discriminatedUnion('kind', [
    /** `ruleId`: a rule did it, and `why` says what held, in the language of the moment. */
    z.object({ ...tagEvent, ruleId: z.optional(id), why: z.optional(line) }),
    z.object({
      kind: z.literal('deal'),
      dealId: id,
      stageId: id,
      amountMinor: z.optional(amountMinor),
      currency,
    }),
    z.object({ kind: z.literal('level'), level: z.enum(HEAT_LEVELS), heat: z.number() }),
    z.object({ kind: z.literal('grade'), grade: z.enum(GRADES), byHand: z.boolean() }),
    /** `otherId`: whom `name` names, so that it is forgotten with them. */
    z.object({ kind: z.literal('merged'), name: line, otherId: z.optional(id) }),
    z.object({ kind: z.literal('split'), name: line, otherId: z.optional(id) }),
    z.object({ kind: z.literal('imported'), messages: z.int() }),
  ]),
})
export type ContactEvent = z.infer<typeof contactEventSchema>
