import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstNameOf } from '@/utils/first-name'

describe('the name a greeting uses', () => {
  test.each([
    ['Maria Silva', 'Maria'],
    ['Dr. Maria Silva', 'Maria'],
    ['Dra. Ana Paula', 'Ana'],
    ['Mr John Smith Jr.', 'John'],
    ['🌸 Maria 🌸', 'Maria'],
    ['👩🏽‍💼 Ana', 'Ana'],
    ['🇧🇷 João Sá', 'João'],
    ['Maria🌸Silva', 'Maria'],
    ['Jean-Pierre Dupont', 'Jean-Pierre'],
    ["O'Brien", "O'Brien"],
    ['Maria (Loja Azul)', 'Maria'],
    ['Silva, Maria', 'Maria'],
    ['Maria Silva, MBA', 'Maria'],
    ['田中さん', '田中'],
    ['田中 太郎', '田中'],
    ['محمد علي', 'محمد'],
    ['प्रिया शर्मा', 'प्रिया'],
    ['\u202aMaria\u202c', 'Maria'],
  ])('%s is greeted as %s', (name, first) => {
    expect(firstNameOf(name)).toBe(first)
  })

  test.each([
    '+55 11 98765-4321',
    '\u202a+55 11 98765‑4321\u202c',
    '5511987654321',
    '~Maria',
    '@maria.silva',
    'Acme Ltd',
    'Loja da Maria',
    'Bar & Grill',
    'Nordwind GmbH',
    'SA Foods SA',
    'Support 24',
    'J. R. Smith',
    'Dr.',
    '🌸🌸',
    '',
    '   ',
  ])('%s has no first name', (name) => {
    expect(firstNameOf(name)).toBe('')
  })

  test('A group has no first name', () => {
    expect(firstNameOf('Maria e amigos', 'group')).toBe('')
  })

  test('Any text gives a part of itself, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const first = firstNameOf(name)
        expect(first).not.toMatch(/\s/)
        expect(
          name.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|\ufe0e|\ufe0f|\u20e3/gu, ''),
        ).toContain(first)
      }),
    )
  })
})
