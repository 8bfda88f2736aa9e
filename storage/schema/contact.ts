import * as z from 'zod/mini'
import { epochMs, id, idSet, languageTag, line, phone, timeZone } from './fields'
import { memberId } from './team'

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

/** Why somebody who has read does not answer, as the person sees it. */
export const QUIET_REASONS = ['bad-timing', 'no-urgency', 'wrong-channel', 'too-much', 'priorities'] as const
export type QuietReason = (typeof QUIET_REASONS)[number]

export const CONSENT_WAYS = ['chat', 'form', 'spoken', 'contract', 'other'] as const
export const CONSENT_SCOPES = ['service', 'marketing'] as const

/** What a contact agreed to or withdrew, and how: entries are added, never changed, so that the history stays. */
export const consentSchema = z.object({
  at: epochMs,
  state: z.enum(['given', 'withdrawn']),
  scope: z.enum(CONSENT_SCOPES),
  way: z.enum(CONSENT_WAYS),
  note: z.optional(line),
})
export type Consent = z.infer<typeof consentSchema>

/** A tag that a rule put on: which one, and what held. */
const autoTag = z.object({ ruleId: id, why: line, at: epochMs })

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
  /** In a team: whose it is, and which team sees it. Without an owner it is everybody's. */
  ownerId: z.optional(memberId),
  teamId: z.optional(memberId),
  /** What the customer is worth. */
  grade: z.optional(z.enum(GRADES)),
  /** The heat a person sees in it, beside the one that is worked out. 0 to 100. */
  heat: z.optional(z.int().check(z.minimum(0), z.maximum(100))),
  quiet: z.optional(z.object({ reason: z.enum(QUIET_REASONS), at: epochMs })),
  consents: z.optional(z.record(id, consentSchema)),
  /** Whatever was known of the chat until then needs nothing more: the person said so. */
  handledAt: z.optional(epochMs),
  /** User-defined fields by their label. */
  custom: z.record(line, line),
  tags: idSet,
  /** Those of `tags` that a rule put on; a tag put on by hand is not in it. */
  autoTags: z.optional(z.record(id, autoTag)),
  /** Tags that a person took off after a rule had put them on: no rule puts them on again. */
  refusedTags: z.optional(idSet),
  createdAt: epochMs,
  updatedAt: epochMs,
  deletedAt: z.optional(epochMs),
})

export type Contact = z.infer<typeof contactSchema>

/** What a list row shows; never notes. */
export type ContactBrief = Pick<
  Contact,
  'id' | 'kind' | 'name' | 'phone' | 'company' | 'grade' | 'updatedAt' | 'ownerId'
> & {
  /** By hand, else worked out; absent while it is not known. */
  heat?: number
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
    heat: z.nullable(z.int().check(z.minimum(0), z.maximum(100))),
    quiet: z.nullable(z.object({ reason: z.enum(QUIET_REASONS), at: epochMs })),
    custom: z.record(line, z.nullable(line)),
  }),
)

export type ContactPatch = z.infer<typeof contactPatchSchema>
