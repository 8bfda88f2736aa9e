import * as z from 'zod/mini'
import { epochMs, id, idSet, languageTag, line, phone, timeZone } from './fields'

export const CONTACT_KINDS = ['person', 'group', 'self'] as const

/** Where a contact came from. A free text is allowed beside these. */
export const CONTACT_SOURCES = [
  'website',
  'email',
  'instagram',
  'facebook',
  'referral',
  'ads',
  'event',
  'walk-in',
  'other',
] as const

export const CONTACT_CHANNELS = ['whatsapp', 'phone', 'email', 'in-person'] as const

export const GRADES = ['A', 'B', 'C'] as const
export type Grade = (typeof GRADES)[number]

export const contactSchema = z.object({
  id,
  kind: z.enum(CONTACT_KINDS),
  name: line,
  /** What a greeting uses. Absent: taken from `name`; empty: none, on purpose. */
  firstName: z.optional(line),
  phone: z.optional(phone),
  company: z.optional(line),
  email: z.optional(line),
  role: z.optional(line),
  language: z.optional(languageTag),
  timeZone: z.optional(timeZone),
  source: z.optional(line),
  channel: z.optional(z.enum(CONTACT_CHANNELS)),
  owner: z.optional(line),
  /** What the customer is worth. */
  grade: z.optional(z.enum(GRADES)),
  /** Whatever was known of the chat until then needs nothing more: the person said so. */
  handledAt: z.optional(epochMs),
  /** User-defined fields by their label. */
  custom: z.record(line, line),
  tags: idSet,
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})

export type Contact = z.infer<typeof contactSchema>

/** What a list row shows; never notes. */
export type ContactBrief = Pick<
  Contact,
  'id' | 'kind' | 'name' | 'phone' | 'company' | 'grade' | 'updatedAt'
> & {
  tagIds: string[]
  nextFollowUpAt?: number
}

/** The fields a person may edit on the card. `null` clears one. */
export const contactPatchSchema = z.partial(
  z.object({
    name: line.check(z.minLength(1)),
    firstName: z.nullable(line),
    phone: z.nullable(phone),
    company: z.nullable(line),
    email: z.nullable(line),
    role: z.nullable(line),
    language: z.nullable(languageTag),
    timeZone: z.nullable(timeZone),
    source: z.nullable(line),
    channel: z.nullable(z.enum(CONTACT_CHANNELS)),
    owner: z.nullable(line),
    grade: z.nullable(z.enum(GRADES)),
    custom: z.record(line, z.nullable(line)),
  }),
)

export type ContactPatch = z.infer<typeof contactPatchSchema>
