import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from '@/utils/base64'

test('Any bytes come back as they were, in the form that every decoder reads', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect([...fromBase64(toBase64(bytes))!]).toEqual([...bytes])
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
  )
  const large = Uint8Array.from({ length: 262_144 }, (_, at) => (at * 31) % 256)
  expect(Buffer.from(fromBase64(toBase64(large))!).equals(Buffer.from(large))).toBe(true)
})

test('What is no base64 has no bytes', () => {
  expect(fromBase64('***')).toBeUndefined()
  expect(fromBase64('abcde')).toBeUndefined()
})
