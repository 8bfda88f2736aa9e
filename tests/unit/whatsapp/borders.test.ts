import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import {
  parseChatAnswer,
  parseChats,
  parseMessages,
} from '@/entrypoints/whatsapp.content/bridge/parse-answers'
import { parseFrameMessage } from '@/entrypoints/whatsapp.content/sidebar-frame/parse-frame-message'
import { parseTabMessage } from '@/entrypoints/whatsapp.content/tab-messages'
import { frameToPageSchema } from '@/storage/protocol/frame'
import { toTabSchema } from '@/storage/protocol/tab'

const text = fc.oneof(fc.string(), fc.string({ minLength: 295, maxLength: 310 }))
const odd = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined))

/** Nearly always right, so that whole messages are often right. */
const mostly = <T>(right: fc.Arbitrary<T>) => fc.oneof({ weight: 12, arbitrary: right }, odd)
const id = mostly(fc.uuid())

const file = fc.record(
  {
    id,
    name: mostly(text),
    type: mostly(fc.constantFrom('image/png', 'application/vnd.x+json', 'image', '')),
    size: mostly(fc.integer({ min: -1, max: 17 * 1024 * 1024 })),
  },
  { requiredKeys: ['id', 'name', 'type', 'size'] },
)

const frameMessage = fc.record(
  {
    type: mostly(fc.constantFrom('prepare', 'insert', 'attach', 'layout', 'focus-composer', 'ready')),
    call: mostly(fc.integer()),
    key: mostly(text),
    epoch: mostly(fc.integer()),
    token: mostly(text),
    text: fc.oneof(text, odd, fc.constant('x'.repeat(20_001))),
    stops: mostly(
      fc.oneof(fc.array(mostly(fc.integer())), fc.array(fc.integer(), { minLength: 45, maxLength: 55 })),
    ),
    replyId: id,
    file,
    to: fc.oneof(fc.constantFrom('open', 'rail', 'hidden'), odd),
  },
  { requiredKeys: [] },
)

const identity = fc.record(
  {
    account: fc.oneof(text, odd),
    key: fc.oneof(text, fc.constant('phone:+34612555017'), odd),
    kind: fc.oneof(fc.constantFrom('person', 'group', 'self', 'unknown'), odd),
    name: fc.oneof(text, odd),
    lid: fc.option(fc.constant('1182'), { nil: undefined }),
    phone: fc.option(fc.constant('+34612555017'), { nil: undefined }),
    group: fc.option(fc.constant('1203'), { nil: undefined }),
  },
  { requiredKeys: ['account', 'key', 'kind', 'name'] },
)

describe('what comes from outside', () => {
  it('is taken from the sidebar exactly where the contract allows it', () => {
    fc.assert(
      fc.property(fc.oneof(frameMessage, odd, fc.array(odd)), (message) => {
        const contract = z.safeParse(frameToPageSchema, message)
        const parsed = parseFrameMessage(message)
        expect(parsed !== undefined).toBe(contract.success)
        if (contract.success) expect(parsed).toEqual(JSON.parse(JSON.stringify(contract.data)))
      }),
      { numRuns: 1_000 },
    )
  })

  it('is taken from the background only as the contract says', () => {
    const message = fc.record({
      chatside: fc.oneof(fc.constant(1), odd),
      type: fc.oneof(fc.constantFrom('toggle-sidebar', 'changed', 'open-chat'), odd),
      sources: fc.array(fc.string({ maxLength: 20 })),
      chats: fc.array(identity, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.oneof(message, odd), (value) => {
        const contract = z.safeParse(toTabSchema, value)
        const parsed = parseTabMessage(value)
        if (contract.success) expect(parsed).toEqual(JSON.parse(JSON.stringify(contract.data)))
        // One bad chat among several does not cost the others.
        else if (parsed) expect(z.safeParse(toTabSchema, parsed).success).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is never trusted from the page, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => parseChatAnswer(value)).not.toThrow()
        expect(parseMessages(value)).toBeInstanceOf(Array)
        expect(parseChats(value).chats).toBeInstanceOf(Array)
      }),
    )
  })

  it('is cut to size', () => {
    const long = 'x'.repeat(10_000)
    const answer = parseChatAnswer({
      active: { id: long, name: long, phone: long, lid: '12a' },
      me: { phone: '1' },
    })
    expect(answer?.active?.name).toHaveLength(300)
    expect(answer?.active?.phone).toBeUndefined()
    expect(answer?.active?.lid).toBeUndefined()
    expect(answer?.me).toEqual({ phone: '1' })
    expect(parseMessages(Array.from({ length: 1_000 }, () => ({ id: 'a' })))).toHaveLength(200)
    expect(parseMessages([{ id: 'a', length: -1, t: Infinity, ack: 'x' }])).toEqual([
      { id: 'a', fromMe: false, type: '', length: 0 },
    ])
  })
})
