import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import {
  parseChatAnswer,
  parseChats,
  parseMessages,
} from '@/entrypoints/whatsapp.content/bridge/parse-answers'
import { parseFrameMessage } from '@/entrypoints/whatsapp.content/sidebar-frame/parse-frame-message'
import { frameToPageSchema } from '@/storage/protocol/frame'
import { line } from '@/storage/schema/fields'

const RUNS = { numRuns: 10_000 }
const digits = z.optional(z.string().check(z.regex(/^\d{1,40}$/)))
const count = z.int().check(z.minimum(0), z.maximum(1_000_000))
const timeAndAck = { t: z.optional(z.int().check(z.minimum(0))), ack: z.optional(z.int()) }
const chat = { id: line.check(z.minLength(1)), name: line, phone: digits, lid: digits }
const me = z.strictObject({ phone: digits, lid: digits })

const chatAnswerSchema = z.strictObject({
  active: z.nullable(z.strictObject(chat)),
  shown: z.nullable(z.strictObject(chat)),
  hasModel: z.boolean(),
  hasView: z.boolean(),
  me,
})
const message = { id: line, fromMe: z.boolean(), type: line, length: count, ...timeAndAck }
const messagesSchema = z.array(z.strictObject(message)).check(z.maxLength(200))
const activity = { ...chat, unread: count, fromMe: z.optional(z.boolean()), ...timeAndAck }
const chatsSchema = z.strictObject({
  chats: z.array(z.strictObject(activity)).check(z.maxLength(300)),
  total: count,
  me,
})

const scalar = fc.oneof(
  fc.string(),
  fc.constantFrom('', '5511999999999', '1@lid', '__proto__', 'x'.repeat(400), '9'.repeat(60)),
  fc.constantFrom<unknown>(-1, 1.5, 1e15, 1e300, Number.NaN, Infinity, true, false, null, undefined),
  fc.integer(),
  fc.anything({ maxDepth: 1 }),
)
const chatLike = fieldsOf(['id', 'name', 'phone', 'lid', 'unread', 'fromMe', 't', 'ack', '__proto__'], scalar)
const messageLike = fieldsOf(['id', 'fromMe', 'type', 'length', 't', 'ack', 'body'], scalar)
const some = (item: fc.Arbitrary<unknown>) => fc.oneof(scalar, fc.array(item, { maxLength: 4 }))

describe('ten thousand hostile answers of the page', () => {
  it('yield no open chat, or one by the contract', () => {
    const answer = fieldsOf(['active', 'shown', 'hasModel', 'hasView', 'me'], fc.oneof(chatLike, scalar))
    expect(offendingValue(fc.oneof(answer, scalar), parseChatAnswer, z.optional(chatAnswerSchema))).toBeNull()
  })

  it('yield messages by the contract, and never any text of one', () => {
    expect(offendingValue(some(fc.oneof(messageLike, scalar)), parseMessages, messagesSchema)).toBeNull()
  })

  it('yield activities by the contract', () => {
    const me = fc.oneof(chatLike, scalar)
    const answer = fc.record({ chats: some(fc.oneof(chatLike, scalar)), total: scalar, me })
    expect(offendingValue(fc.oneof(answer, scalar), parseChats, chatsSchema)).toBeNull()
  })
})

describe('ten thousand hostile messages to the frame’s port', () => {
  it('yield nothing, or a message by the contract without anything beside it', () => {
    const type = fc.constantFrom('prepare', 'insert', 'layout', 'focus-composer', 'ready', 'send')
    const rest = fieldsOf(['call', 'key', 'epoch', 'token', 'text', 'caret', 'to', 'url'], scalar)
    const near = fc.tuple(type, rest).map(([name, fields]) => ({ ...fields, type: name }))
    fc.assert(
      fc.property(fc.oneof(near, scalar), (value) => {
        const parsed = parseFrameMessage(value)
        if (parsed !== undefined) expect(frameToPageSchema.parse(parsed)).toEqual(parsed)
      }),
      RUNS,
    )
  })
})

function fieldsOf(names: string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  return fc.dictionary(fc.constantFrom(...names), value)
}

/** @returns the smallest value found for which the parser throws or breaks the contract, or null. */
function offendingValue(
  values: fc.Arbitrary<unknown>,
  parse: (value: unknown) => unknown,
  schema: z.ZodMiniType,
): [unknown] | null {
  return fc.check(
    fc.property(values, (value) => schema.safeParse(parse(value)).success),
    RUNS,
  ).counterexample
}
