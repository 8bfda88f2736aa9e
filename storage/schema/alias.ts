import * as z from 'zod/mini'
import { epochMs, id, line } from './fields'

export const ALIAS_KINDS = ['lid', 'phone', 'group', 'name'] as const

/**
 * One way in which WhatsApp names a contact, inside one account ('' while the account is not known). The id is derived
 * from account, kind and value, so that the same sighting always meets the same row. A `name` alias exists only after the
 * person confirmed it.
 */
export const aliasSchema = z.object({
  id,
  account: line,
  kind: z.enum(ALIAS_KINDS),
  value: line,
  contactId: id,
  /** Learnt of a contact with several chats: by which of its names, as `kind:value`; '' when by none. */
  learntBy: z.optional(line),
  createdAt: epochMs,
})

export type Alias = z.infer<typeof aliasSchema>
export type AliasKind = Alias['kind']
