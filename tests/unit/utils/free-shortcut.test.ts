import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SHORTCUT_PATTERN } from '@/storage/schema/reply'
import { freeShortcut } from '@/utils/replies/free-shortcut'

test('The first number that nobody has is taken', () => {
  expect(freeShortcut('hello', new Set(['hello']))).toBe('hello-2')
  expect(freeShortcut('hello', new Set(['hello', 'hello-2', 'hello-3']))).toBe('hello-4')
  expect(freeShortcut('Hello-2', new Set(['hello-3']))).toBe('Hello-4')
  expect(freeShortcut('a'.repeat(25), new Set())).toBe(`${'a'.repeat(23)}-2`)
})

test('Whatever is taken, the shortcut is free and one that the picker recognises', () => {
  const letters = fc.constantFrom('a', 'é', '日', '𠮷', '-', '_', '1', '9')
  const shortcut = fc.string({ unit: letters, minLength: 1, maxLength: 25 })
  fc.assert(
    fc.property(shortcut, fc.nat(30), (written, count) => {
      const taken = new Set([written.toLowerCase()])
      for (let made = 0; made <= count; made++) {
        const free = freeShortcut(written, taken)
        expect(taken.has(free.toLowerCase())).toBe(false)
        expect(free).toMatch(SHORTCUT_PATTERN)
        taken.add(free.toLowerCase())
      }
    }),
  )
})
