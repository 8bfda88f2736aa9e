import * as z from 'zod/mini'
import { calledSchema, idSchema, ROLES, type Role } from './wire.ts'

/** What the screens of a team ask of the server (`/v1/admin/…`), and what it answers. */

const MOST_GRANTS = 1_000
export const MOST_USES = 50
export const MOST_DAYS = 30

/** A key of sensitive text, wrapped: the server cannot read it. */
const wrappedSchema = z.string().check(z.regex(/^[\w.:-]{1,2000}$/))
const epochSchema = z.int().check(z.positive(), z.maximum(1_000_000))
const keyGrantSchema = z.object({ epoch: epochSchema, wrapped: wrappedSchema })

export const memberChangeSchema = z
  .object({ role: z.optional(z.enum(ROLES)), name: z.optional(calledSchema) })
  .check(z.refine((change) => change.role !== undefined || change.name !== undefined))

export const teamSchema = z.object({ name: calledSchema })

export const shareSchema = z.object({ contactId: idSchema, userId: idSchema })

/** `userId`: a further device of somebody who is there; the role is theirs. `grants`: wrapped by the invite's fragment. */
export const inviteAskSchema = z.object({
  role: z.optional(z.enum(ROLES)),
  teamId: z.optional(idSchema),
  userId: z.optional(idSchema),
  uses: z._default(z.int().check(z.positive(), z.maximum(MOST_USES)), 1),
  days: z._default(z.int().check(z.positive(), z.maximum(MOST_DAYS)), 7),
  grants: z._default(z.array(keyGrantSchema).check(z.maxLength(MOST_GRANTS)), []),
})

export const reassignSchema = z
  .object({
    from: idSchema,
    to: idSchema,
    /** Only these; without it, all that `from` has. */
    contactIds: z.optional(z.array(idSchema).check(z.minLength(1), z.maxLength(500))),
  })
  .check(z.refine(({ from, to }) => from !== to))

/** For whom: a device, or 'recovery', which the printed code opens. */
const grantsSchema = z
  .array(z.object({ holder: idSchema, wrapped: wrappedSchema }))
  .check(z.minLength(1), z.maxLength(MOST_GRANTS))
export const newEpochSchema = z.object({ epoch: epochSchema, grants: grantsSchema })
export const grantsAskSchema = z.object({ epoch: epochSchema, grants: grantsSchema })

const base64Url = z.string().check(z.regex(/^[\w-]{1,2000}$/))
/** A field that only a key of the team opens. `e`: how it is made; `k`: by the key of which epoch. */
export const sealedFieldSchema = z.object({
  e: z.literal(1),
  k: epochSchema,
  iv: base64Url,
  ct: z.string().check(z.regex(/^[\w-]{1,200000}$/)),
})
/** `sealed`: the private half, by the printed code. `proof`: the public half, by a key of the team. */
const recoveryFields = {
  pubkey: z.string().check(z.regex(/^[\w-]{80,100}$/)),
  sealed: wrappedSchema,
  proof: sealedFieldSchema,
}
/** The keys the device has, wrapped for the new code; that of the newest epoch is among them. */
export const recoveryAskSchema = z.object({
  ...recoveryFields,
  grants: z.array(keyGrantSchema).check(z.minLength(1), z.maxLength(MOST_GRANTS)),
})

/** What a device is told about the keys, signed: by what it says, keys are wrapped. */
export const keysSchema = z.object({
  /** The newest one; 0 when there is none yet. */
  epoch: z.int().check(z.nonnegative()),
  /** Somebody has its key who is to know nothing new. */
  isSpent: z.boolean(),
  /** For the device that asks. */
  grants: z.array(keyGrantSchema),
  /** The devices it may wrap keys for, itself among them, with the epochs each has. */
  holders: z.array(
    z.object({ deviceId: idSchema, userId: idSchema, pubkey: z.string(), epochs: z.array(epochSchema) }),
  ),
})
export const recoverySchema = z.object({
  epoch: z.int().check(z.nonnegative()),
  grants: z.array(keyGrantSchema),
  recovery: z.nullish(z.object({ ...recoveryFields, madeAt: z.number() })),
})

export type MemberChange = z.infer<typeof memberChangeSchema>
export type InviteAsk = z.infer<typeof inviteAskSchema>
export type Reassign = z.infer<typeof reassignSchema>
export type KeyGrant = z.infer<typeof keyGrantSchema>
export type GrantsAsk = z.infer<typeof grantsAskSchema>

export type Member = { id: string; name: string; role: Role; teams: string[]; hasLeft: boolean }
export type Team = { id: string; name: string }
export type Share = { contactId: string; userId: string }
/** Times are epoch ms. */
export type Invite = {
  id: string
  role: Role
  userId: string | null
  teamId: string | null
  createdBy: string | null
  expiresAt: number
  usesLeft: number
}
/** The secret is told this once; `link` carries it behind the `#`, which no server is sent. */
export type NewInvite = { id: string; secret: string; link: string; expiresAt: number }
export type Device = {
  id: string
  userId: string
  name: string
  createdAt: number
  seenAt: number | null
  isRevoked: boolean
}
export type SealedField = z.infer<typeof sealedFieldSchema>
export type RecoveryAsk = z.infer<typeof recoveryAskSchema>
export type Recovery = z.infer<typeof recoverySchema>
export type KeyHolder = Keys['holders'][number]
export type Keys = z.infer<typeof keysSchema>
