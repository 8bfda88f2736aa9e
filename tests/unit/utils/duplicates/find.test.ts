import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { duplicateReasons, keysOf, type Comparable } from '@/utils/duplicates/find'

function reasons(a: Partial<Comparable>, b: Partial<Comparable>): string[] {
  return duplicateReasons({ name: '', ...a }, { name: '', ...b })
}

describe('one number in two spellings', () => {
  test.each([
    ['+5511987654321', '+551187654321', "with and without Brazil's ninth digit"],
    ['+5215512345678', '+525512345678', 'with and without the 1 of a Mexican mobile'],
    ['+5491123456789', '+541123456789', 'with and without the 9 of an Argentine mobile'],
    ['+4407911123456', '+447911123456', 'with a zero kept after the calling code'],
    ['+491761234567', '+491761234567', 'spelt alike'],
  ])('%s and %s: %s', (a, b) => {
    expect(reasons({ phone: a }, { phone: b })).toEqual(['same-phone'])
  })

  test('An Italian number keeps its zero, and other numbers are other people', () => {
    expect(reasons({ phone: '+390612345678' }, { phone: '+39612345678' })).toEqual([])
    expect(reasons({ phone: '+5511987654321' }, { phone: '+5521987654321' })).toEqual([])
  })
})

test.each([
  [{ name: 'Ana 0176 1234-567 (shop)' }, { phone: '+491761234567' }],
  [{ name: '+55 11 98765-4321' }, { phone: '+551187654321' }],
  [{ name: 'Ana', texts: ['call her at 11 98765 4321 in the evening'] }, { phone: '+5511987654321' }],
])('%o has the number of %o in its words', (writer, owner) => {
  expect(reasons(writer, owner)).toContain('phone-in-name')
})

test.each(['Ana 12345', 'order 2026-11-20', 'room 1234567'])('"%s" holds no number', (name) => {
  expect(keysOf({ name }).filter((key) => key.startsWith('p:'))).toEqual([])
})

test('An e-mail address is the same in capitals, and what is none never is', () => {
  expect(reasons({ email: 'Ana@Example.com ' }, { email: 'ana@example.com' })).toEqual(['same-email'])
  expect(reasons({ email: 'none' }, { email: 'none' })).toEqual([])
})

test.each([
  ['Ana Silva', 'Ana  Silva', ['same-name']],
  ['Ana Silva', 'ANA SILVA', ['similar-name']],
  ['José Núñez', 'Jose Nunez', ['similar-name']],
  ['Silva, Ana', 'Ana Silva', ['similar-name']],
  ['Katharina Schmidt', 'Katarina Schmidt', ['similar-name']],
  ['Anderson', 'Andersen', ['similar-name']],
  ['Anna Schmidt', 'Anne Schmidt', []],
  ['Maria', 'Mario', []],
  ['Jensen', 'Jansen', []],
  ['Table 1012000', 'Table 1012001', []],
  ['Katharina Schmidt', 'Katarina Schmitt', []],
  ['+49 176 1234567', '+49 176 1234567', []],
  ['🌸', '🌸', []],
])('%s and %s: %o', (a, b, expected) => {
  expect(reasons({ name: a }, { name: b })).toEqual(expected)
})

test('The same name at the same company says more than the name', () => {
  const company = { company: 'Müller GmbH' }
  expect(reasons({ name: 'Ana Silva', ...company }, { name: 'Silva Ana', company: 'MULLER GMBH' })).toEqual([
    'same-name-and-company',
  ])
})

test('Everything that speaks for it is told, strongest first', () => {
  const both = { name: 'Ana Silva', phone: '+5511987654321', email: 'a@b.co' }
  expect(reasons(both, both)).toEqual(['same-phone', 'same-email', 'same-name'])
})

test('A group is nobody, and shares no key', () => {
  const group = { name: 'Ana Silva', kind: 'group' } as const
  expect(reasons(group, { name: 'Ana Silva' })).toEqual([])
  expect(keysOf(group)).toEqual([])
})

const letters = fc.constantFrom(
  'Katharina',
  'Katarina',
  'Katharine',
  'Schmidt',
  'Schmitt',
  'ana',
  'Ána',
  '山田',
  'van',
  '2',
)
const name = fc.oneof(
  fc.array(letters, { maxLength: 3 }).map((words) => words.join(' ')),
  fc.constantFrom('+55 11 98765 4321', 'Ana 11 8765-4321', '0011987654321 Bo', '~ana', ''),
  fc.string({ maxLength: 14 }),
)
const phone = fc.oneof(
  fc.constantFrom(
    '+5511987654321',
    '+551187654321',
    '+4407911123456',
    '+447911123456',
    '+44000012345',
    '+4412345',
  ),
  fc.stringMatching(/^\+[1-9]\d{4,14}$/),
)
const comparable: fc.Arbitrary<Comparable> = fc.record(
  {
    kind: fc.constantFrom('person' as const, 'group' as const),
    name,
    phone,
    email: fc.constantFrom('a@b.co', 'A@B.CO', 'none', ''),
    company: fc.constantFrom('Acme', 'ACME', ''),
    texts: fc.array(fc.oneof(name, phone), { maxLength: 2 }),
  },
  { requiredKeys: ['name'] },
)

test('It does not matter who is compared with whom', () => {
  fc.assert(
    fc.property(comparable, comparable, (a, b) => {
      expect(duplicateReasons(a, b)).toEqual(duplicateReasons(b, a))
    }),
    { numRuns: 400 },
  )
})

test('Whoever has a number, an address or a name is the same as themselves', () => {
  fc.assert(
    fc.property(comparable, (one) => {
      const isKnown = one.phone !== undefined || /\p{L}.*@|@.*\p{L}/u.test(one.email ?? '')
      if (one.kind !== 'group' && isKnown) expect(duplicateReasons(one, one)).not.toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('Whoever may be the same shares a key, so that nobody else needs comparing', () => {
  fc.assert(
    fc.property(comparable, comparable, (a, b) => {
      if (duplicateReasons(a, b).length === 0) return
      const keys = new Set(keysOf(a))
      expect(keysOf(b).some((key) => keys.has(key))).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('A name and what one slip of a finger makes of it share a key and a reason', () => {
  const word = fc.stringMatching(/^[a-z]{8,14}$/)
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('', 'x', 'xy'), fc.boolean(), (one, at, put, hasSurname) => {
      const index = at % one.length
      const slip = one.slice(0, index) + put + one.slice(put === 'xy' ? index : index + 1)
      if (put === 'xy' || slip === one || slip.length < 8) return
      const surname = hasSurname ? ' Silva' : ''
      const [a, b] = [{ name: one + surname }, { name: slip + surname }]
      expect(duplicateReasons(a, b)).toEqual(['similar-name'])
      expect(keysOf(a).some((key) => keysOf(b).includes(key))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('A contact has few keys', () => {
  fc.assert(
    fc.property(comparable, (one) => {
      expect(keysOf(one).length).toBeLessThanOrEqual(24)
    }),
    { numRuns: 200 },
  )
})
