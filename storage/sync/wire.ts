import * as z from 'zod/mini'

/** Grows when the other side must know; within one, only additions. */
export const PROTOCOL = 1
export const MOST_MUTATIONS = 500
export const MOST_ROWS = 2_000
export const ROLES = ['owner', 'manager', 'rep', 'viewer'] as const

/** Why a request was refused as a whole; what to do about each is in `docs/sync.md`. */
export const REFUSALS = [
  'BAD_REQUEST',
  'DEVICE_REVOKED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVITE_VOID',
  'MUTATION_GAP',
  'CLIENT_FORKED',
  'GEN_CHANGED',
  'CURSOR_TOO_OLD',
  'TOO_LARGE',
  'PROTOCOL',
  'TOO_MANY',
  'UNAVAILABLE',
] as const

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const MOST_DEPTH = 5
/** PostgreSQL stores neither: a zero character, or half of a surrogate pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u
export const idSchema = z.string().check(z.regex(/^[\w:.-]{1,100}$/))
const nameSchema = z.string().check(z.regex(/^[a-z][A-Za-z]{0,39}$/))
/** A field, or one element of a set: `tags.<id>`. No name that objects have by themselves. */
const fieldSchema = z.string().check(
  z.regex(/^[a-z][A-Za-z0-9]{0,39}(\.[\w:-]{1,100})?$/),
  z.refine((name) => !(name in {})),
)
/** What people call people, devices and teams. */
export const calledSchema = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(100),
  z.refine((name) => !UNSTORABLE.test(name)),
)
const bucketSchema = z.string().check(z.regex(/^(ws|[otc]:[\w:.-]{1,100})$/))
const timeSchema = z.int().check(z.nonnegative(), z.maximum(8.64e15))
/** Base 36 of the epoch in ms, `~`, and the client that wrote. Clients look for nothing but their own name in it. */
const stampSchema = z.string().check(z.regex(/^[0-9a-z]{1,11}~[\w-]{1,64}$/))
const jsonSchema = z.custom<Json>((value) => isJson(value, MOST_DEPTH))
const clientSchema = z.string().check(z.regex(/^[\w-]{8,64}$/))
const countSchema = z.int().check(z.nonnegative())
const publicKeySchema = z.string().check(z.regex(/^[\w-]{87}$/))

/** `v`: the new value; `t`: when, by the device's clock (epoch ms); `b`: the clock of what it overwrites. */
const fieldOpSchema = z.object({ v: jsonSchema, t: timeSchema, b: z.nullable(stampSchema) })

export const mutationSchema = z.object({
  /** Counts up by one with each mutation of a client. */
  n: z.int().check(z.positive()),
  mid: z.uuid(),
  tbl: nameSchema,
  id: idSchema,
  /** The contact it belongs to. */
  parent: z.optional(z.nullable(idSchema)),
  /** Version of the schema it was written with. */
  sv: countSchema,
  ops: z
    .record(fieldSchema, fieldOpSchema)
    .check(z.refine((ops) => Object.keys(ops).length > 0 && Object.keys(ops).length <= 500)),
})

const rowSchema = z.object({
  tbl: nameSchema,
  id: idSchema,
  bucket: bucketSchema,
  parent: z.nullable(idSchema),
  seq: countSchema,
  data: z.record(fieldSchema, jsonSchema),
  clk: z.record(fieldSchema, stampSchema),
  /**
   * Of fields whose value was written by somebody who had not seen what it took the place of: the clocks of that, the
   * latest one last, and the id of who wrote what stands.
   */
  unseen: z.optional(z.record(fieldSchema, z.object({ stamps: z.array(stampSchema), by: idSchema }))),
})

/** The row is not in that bucket any more: it went to another one, or nobody may see it. */
const goneSchema = z.object({ tbl: nameSchema, id: idSchema, bucket: bucketSchema, seq: countSchema })

const outcomeSchema = z.object({
  n: z.int(),
  st: z.enum(['ok', 'denied', 'invalid', 'parked']),
  /** It was known already. */
  dup: z.optional(z.literal(true)),
  /** Fields of which somebody else's later value stands. */
  lost: z.optional(z.array(fieldSchema)),
  /** Of fields that lost, who wrote what stands, as far as it is known. */
  by: z.optional(z.record(fieldSchema, z.object({ id: idSchema, name: z.string() }))),
  code: z.optional(z.string()),
  seq: z.optional(countSchema),
})

/** Of whoever asks; without it, one that is ours. */
const protocolSchema = z.optional(z.int())
/** Makes each question another one: the signed answer to it fits no other. */
const nonceSchema = z.optional(idSchema)
export const cursorsSchema = z.record(bucketSchema, countSchema)

/** Of `DEVICE_REVOKED`: since when (epoch ms), and `revokedStatement` of it signed. */
export const proofSchema = z.object({ at: timeSchema, sig: z.string().check(z.regex(/^[\w-]{86}$/)) })

export const pushSchema = z.object({
  client: clientSchema,
  /** The timeline the client knows; another one after a restore. */
  gen: idSchema,
  /** The last `n` of which the client has the outcome. */
  acked: countSchema,
  /** The device's clock as it sends. */
  now: timeSchema,
  muts: z.array(mutationSchema).check(z.minLength(1), z.maxLength(MOST_MUTATIONS)),
  proto: protocolSchema,
  nonce: nonceSchema,
})
export const pushAnswerSchema = z.object({
  gen: idSchema,
  now: timeSchema,
  last_n: countSchema,
  /** Of all mutations, or of the first ones: what would make the answer too large is to be sent again. */
  res: z.array(outcomeSchema),
  rows: z.array(rowSchema),
  evict: z.array(goneSchema),
})

export const pullSchema = z.object({
  client: clientSchema,
  gen: idSchema,
  cursors: cursorsSchema,
  limit: z.int().check(z.positive(), z.maximum(MOST_ROWS)),
  proto: protocolSchema,
  nonce: nonceSchema,
})
export const pullAnswerSchema = z.object({
  gen: idSchema,
  now: timeSchema,
  /** Changes with the rights of the device; deltas of another one do not fit. */
  epoch: z.string(),
  cursors: cursorsSchema,
  rows: z.array(rowSchema),
  gone: z.array(goneSchema),
  more: z.boolean(),
  /** The last number the server has given: how far `cursors` are from the end. */
  head: z.optional(countSchema),
  /** To whoever begins anew: the epochs at which earlier timelines ended in the backups that were restored. */
  ended: z.optional(z.array(z.string())),
})

export const digestSchema = z.object({ bucket: bucketSchema, upto: countSchema })
export const digestAnswerSchema = z.object({ count: countSchema, hash: z.string() })

export const joinSchema = z.object({
  invite: z.string().check(z.regex(/^[\w-]{20,200}$/)),
  userName: z.optional(calledSchema),
  deviceName: calledSchema,
  /** ECDH P-256, as base64url of the raw point; keys of sensitive text are wrapped for it. */
  pubkey: z.string().check(z.regex(/^[\w-]{80,100}$/)),
  proto: z.int(),
  nonce: nonceSchema,
})
export const joinAnswerSchema = z.object({
  token: z.string(),
  deviceId: idSchema,
  user: z.object({ id: idSchema, name: z.string() }),
  ws: z.object({ id: idSchema, name: z.string() }),
  role: z.enum(ROLES),
  gen: idSchema,
  keyGrants: z.array(z.object({ epoch: countSchema, wrapped: z.string() })),
  /** By which the server is known from now on: ECDSA P-256, as base64url of the raw point. */
  key: publicKeySchema,
})

export const lockAskSchema = z.object({
  /** Of the conversation: what the server is told is a keyed hash, no phone number. */
  chat: idSchema,
  /** 'hold': just after sending; 'drop': another chat was opened. */
  state: z.enum(['typing', 'hold', 'drop']),
})
const lockSchema = z.object({
  chat: idSchema,
  device: idSchema,
  user: z.object({ id: idSchema, name: z.string() }),
  until: timeSchema,
  /** Grows with each new holder. */
  fence: countSchema,
})
/** Of `POST /v1/locks`; null when nobody holds it. */
export const lockAnswerSchema = z.object({ lock: z.nullable(lockSchema), isYours: z.boolean() })

/** From the client, as JSON. The first one authenticates. */
export const clientFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('auth'), token: z.string(), client: clientSchema, proto: z.int() }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('lock'), ask: lockAskSchema }),
])
export const serverFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), epoch: z.string(), gen: idSchema, locks: z.array(lockSchema) }),
  z.object({
    type: z.literal('delta'),
    epoch: z.string(),
    /**
     * What the device must have, of the buckets the delta touches, for it to fit; a bucket without a cursor does not. Of
     * one that fits, what lies at or below a cursor is passed over: a pull that overtook it has brought that, and what
     * became of it since.
     */
    from: cursorsSchema,
    to: cursorsSchema,
    rows: z.array(rowSchema),
    gone: z.array(goneSchema),
  }),
  /** There is more than fits into a delta: pull. */
  z.object({ type: z.literal('poke') }),
  /** The rights have changed: pull. */
  z.object({ type: z.literal('access'), epoch: z.string() }),
  z.object({ type: z.literal('revoked') }),
  z.object({ type: z.literal('lock'), lock: lockSchema, isYours: z.boolean() }),
  z.object({ type: z.literal('unlock'), chat: idSchema, fence: countSchema }),
  /** Two answered within five seconds; their names, the first one first. */
  z.object({ type: z.literal('collision'), chat: idSchema, users: z.array(z.string()), at: timeSchema }),
  z.object({ type: z.literal('pong'), now: timeSchema }),
])
/** Why the server closed the line. */
export const CLOSE = { unauthorized: 4401, slow: 4408, tooLarge: 4413, protocol: 4426 } as const

export type Role = (typeof ROLES)[number]
export type Refusal = (typeof REFUSALS)[number]
export type FieldOp = z.infer<typeof fieldOpSchema>
export type Mutation = z.infer<typeof mutationSchema>
export type SyncRow = z.infer<typeof rowSchema>
export type Gone = z.infer<typeof goneSchema>
export type Outcome = z.infer<typeof outcomeSchema>
export type Proof = z.infer<typeof proofSchema>
export type Cursors = z.infer<typeof cursorsSchema>
export type PushAnswer = z.infer<typeof pushAnswerSchema>
export type Pull = z.infer<typeof pullSchema>
export type PullAnswer = z.infer<typeof pullAnswerSchema>
export type Join = z.infer<typeof joinSchema>
export type JoinAnswer = z.infer<typeof joinAnswerSchema>
export type Lock = z.infer<typeof lockSchema>
export type LockAsk = z.infer<typeof lockAskSchema>
export type ClientFrame = z.infer<typeof clientFrameSchema>
export type ServerFrame = z.infer<typeof serverFrameSchema>

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'string') return !UNSTORABLE.test(value)
  if (typeof value === 'number') return Number.isFinite(value)
  if (depth === 0 || typeof value !== 'object') return false
  if (Array.isArray(value)) return value.every((each) => isJson(each, depth - 1))
  return Object.entries(value).every(
    ([name, each]) => !(name in {}) && !UNSTORABLE.test(name) && isJson(each, depth - 1),
  )
}
