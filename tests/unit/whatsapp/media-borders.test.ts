import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { parseBrief } from '@/entrypoints/whatsapp.content/media/parse-brief'
import { parseFrameMessage } from '@/entrypoints/whatsapp.content/sidebar-frame/parse-frame-message'
import { parseTabMessage } from '@/entrypoints/whatsapp.content/tab-messages'
import { frameToPageSchema } from '@/storage/protocol/frame'
import { toTabSchema } from '@/storage/protocol/tab'
import { MAX_MEDIA_BYTES, mediaSchema } from '@/storage/schema/media'

const RUNS = { numRuns: 10_000 }
const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const odd = fc.oneof(
  fc.string(),
  fc.constantFrom<unknown>('', 'x'.repeat(301), -1, 0, 1.5, MAX_MEDIA_BYTES, MAX_MEDIA_BYTES + 1, 1e300),
  fc.anything({ maxDepth: 1 }),
)
const nearly = (good: fc.Arbitrary<unknown>) => fc.oneof({ weight: 30, arbitrary: good }, odd)

const file = fc.record({
  id: nearly(fc.constantFrom<unknown>(ID, ID.toUpperCase(), `${ID}\n`, ` ${ID}`)),
  name: nearly(fc.constantFrom('table.png', '../../etc/passwd', 'خريطة.pdf', '\u202egnp.exe')),
  type: nearly(fc.constantFrom('image/png', 'application/vnd.ms-excel', 'text/html\n', 'image/', '*/*')),
  size: nearly(fc.integer({ min: 1, max: MAX_MEDIA_BYTES })),
})
const attach = fc.record({
  type: fc.constant('attach'),
  call: nearly(fc.integer()),
  token: nearly(fc.constant('token')),
  file: nearly(file),
})
/** What pictures and videos measure is for our own pages; here it is left out. */
const brief = z.omit(mediaSchema, {
  createdAt: true,
  deletedAt: true,
  width: true,
  height: true,
  durationMs: true,
})

describe('a file that the sidebar wants to be attached', () => {
  it('is taken exactly where the contract allows it', () => {
    let taken = 0
    fc.assert(
      fc.property(attach, (message) => {
        const contract = z.safeParse(frameToPageSchema, message)
        const parsed = parseFrameMessage(message)
        expect(parsed !== undefined).toBe(contract.success)
        if (contract.success) expect(parsed).toEqual(contract.data)
        if (contract.success) taken += 1
      }),
      RUNS,
    )
    expect(taken).toBeGreaterThan(500)
  })

  it('brings nothing along but its id, name, type and size', () => {
    fc.assert(
      fc.property(fc.oneof(file, odd), (value) => {
        const parsed = parseBrief(value)
        if (parsed) expect(brief.parse(parsed)).toEqual(parsed)
      }),
      RUNS,
    )
    const more = { id: ID, name: 'a', type: 'image/png', size: 1, width: 1, url: 'https://example.com/' }
    expect(parseBrief(more)).toEqual({ id: ID, name: 'a', type: 'image/png', size: 1 })
  })
})

describe('what the background asks about the texts in sight', () => {
  it('is taken as the contract says, without anything beside it', () => {
    const message = fc.record({
      chatside: fc.oneof(fc.constant(1), odd),
      type: fc.oneof(fc.constantFrom('texts-in-sight', 'toggle-sidebar'), odd),
      secret: odd,
    })
    fc.assert(
      fc.property(message, (value) => {
        const contract = z.safeParse(toTabSchema, value)
        if (contract.success) expect(parseTabMessage(value)).toEqual(contract.data)
        else if (value.type === 'texts-in-sight') expect(parseTabMessage(value)).toBeUndefined()
      }),
      RUNS,
    )
  })
})
