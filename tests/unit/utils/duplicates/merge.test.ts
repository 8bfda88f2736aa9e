import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contact } from '@/storage/schema/contact'
import { mergedPatch, mergeFields } from '@/utils/duplicates/merge'

const ID = '00000000-0000-4000-8000-00000000000'
const TAGS = [`${ID}1`, `${ID}2`, `${ID}3`]
const CONSENTS = [`${ID}4`, `${ID}5`]

function contact(more: Partial<Contact> = {}): Contact {
  return {
    id: `${ID}0`,
    kind: 'person',
    name: 'Ana',
    custom: {},
    tags: {},
    createdAt: 5,
    updatedAt: 9,
    ...more,
  }
}

test('Only what differs, or only the one that goes says, is offered', () => {
  const keep = contact({ company: 'Acme', email: 'a@b.co', custom: { Size: 'M', Only: 'mine' }, heat: 40 })
  const lose = contact({
    name: 'Ana S',
    company: 'Acme',
    role: 'Buyer',
    custom: { Size: 'L', Shoe: '38' },
    heat: 60,
  })
  expect(mergeFields(keep, lose)).toEqual([
    { field: 'name', keep: 'Ana', lose: 'Ana S', proposed: 'keep' },
    { field: 'role', lose: 'Buyer', proposed: 'lose' },
    { field: 'heat', keep: '40', lose: '60', proposed: 'keep' },
    { field: 'custom:Shoe', lose: '38', proposed: 'lose' },
    { field: 'custom:Size', keep: 'M', lose: 'L', proposed: 'keep' },
  ])
})

test('A name is proposed in place of a bare number', () => {
  const [field] = mergeFields(contact({ name: '+55 11 98765-4321' }), contact({ name: 'Ana' }))
  expect(field).toMatchObject({ field: 'name', proposed: 'lose' })
})

test('What is taken comes from the one that goes, and nothing else does', () => {
  const keep = contact({
    role: 'Buyer',
    custom: { Size: 'M', Only: 'mine' },
    quiet: { reason: 'too-much', at: 1 },
  })
  const lose = contact({
    role: 'Owner',
    custom: { Size: 'L' },
    quiet: { reason: 'bad-timing', at: 2 },
    createdAt: 3,
  })
  const patch = mergedPatch(keep, lose, ['custom:Size', 'quiet', 'nothing'])
  expect(patch).toEqual({
    custom: { Size: 'L', Only: 'mine' },
    quiet: { reason: 'bad-timing', at: 2 },
    tags: {},
    createdAt: 3,
  })
})

describe('tags', () => {
  const [one = '', two = ''] = TAGS
  const auto = { ruleId: ID + '9', why: 'held', at: 1 }

  test('by hand on either outweigh what a rule did with the other', () => {
    const keep = contact({ tags: { [one]: 1 }, autoTags: { [one]: auto }, refusedTags: { [two]: 1 } })
    const lose = contact({ tags: { [one]: 1, [two]: 1 } })
    expect(mergedPatch(keep, lose, [])).toMatchObject({
      tags: { [one]: 1, [two]: 1 },
      autoTags: {},
      refusedTags: {},
    })
  })

  test('of a rule do not come back where a person took them off', () => {
    const keep = contact({ refusedTags: { [one]: 1 } })
    const lose = contact({ tags: { [one]: 1 }, autoTags: { [one]: auto } })
    expect(mergedPatch(keep, lose, [])).toMatchObject({ tags: {}, autoTags: {}, refusedTags: { [one]: 1 } })
  })
})

const words = fc.constantFrom('', 'a', 'b', '__proto__')
const anyContact: fc.Arbitrary<Contact> = fc
  .record(
    {
      name: fc.constantFrom('Ana', 'Bo', '+5511987654321'),
      firstName: words,
      company: words,
      email: words,
      phone: fc.constantFrom('+5511987654321', '+491761234567'),
      grade: fc.constantFrom('A' as const, 'B' as const),
      heat: fc.nat(100),
      handledAt: fc.nat(9),
      quiet: fc.record({
        reason: fc.constantFrom('bad-timing' as const, 'too-much' as const),
        at: fc.nat(9),
      }),
      custom: fc.dictionary(fc.constantFrom('Size', 'Shoe', '__proto__'), words),
      refusedTags: fc.subarray(TAGS).map(setOf),
      consents: fc.subarray(CONSENTS).map((ids) => Object.fromEntries(ids.map((id) => [id, consent]))),
      createdAt: fc.nat(9),
    },
    { requiredKeys: ['name', 'custom', 'createdAt'] },
  )
  .chain((one) =>
    fc.tuple(fc.subarray(TAGS), fc.subarray(TAGS)).map(([tags, automatic]) => {
      const autoTags = automatic.filter((id) => tags.includes(id))
      const byRule = Object.fromEntries(autoTags.map((id) => [id, { ruleId: ID + '9', why: 'held', at: 1 }]))
      return contact({ ...one, tags: setOf(tags), autoTags: byRule })
    }),
  )
const consent = { at: 1, state: 'given', scope: 'service', way: 'chat' } as const

function setOf(ids: readonly string[]): Record<string, 1> {
  return Object.fromEntries(ids.map((id) => [id, 1 as const]))
}

function byHand({ tags, autoTags = {} }: Contact): string[] {
  return Object.keys(tags).filter((id) => !(id in autoTags))
}

test('Merging loses nothing: what the other says stays, was there already, or was offered', () => {
  fc.assert(
    fc.property(
      anyContact,
      anyContact,
      fc.array(fc.constantFrom('name', 'company', 'custom:Size')),
      (keep, lose, take) => {
        const offered = new Map(mergeFields(keep, lose).map((field) => [field.field, field.lose]))
        const after = { ...keep, ...mergedPatch(keep, lose, take) }
        for (const field of ['name', 'firstName', 'company', 'email', 'phone', 'grade', 'heat'] as const) {
          const value = lose[field]
          if (value === undefined) continue
          expect(after[field] === value || offered.get(field) === String(value)).toBe(true)
        }
        for (const [label, value] of Object.entries(lose.custom)) {
          const isKept = Object.hasOwn(after.custom, label) && after.custom[label] === value
          expect(value === '' || isKept || offered.get(`custom:${label}`) === value).toBe(true)
        }
        for (const one of [keep, lose]) {
          expect(byHand(one).every((id) => after.tags[id] === 1)).toBe(true)
          expect(Object.keys(one.consents ?? {}).every((id) => after.consents?.[id] !== undefined)).toBe(true)
          expect(after.createdAt).toBeLessThanOrEqual(one.createdAt)
          expect(after.handledAt ?? 0).toBeGreaterThanOrEqual(one.handledAt ?? 0)
        }
        expect(Object.keys(keep.custom).every((label) => Object.hasOwn(after.custom, label))).toBe(true)
      },
    ),
    { numRuns: 400 },
  )
})

test('No tag is both on by a rule and refused, and every tag of a rule is on', () => {
  fc.assert(
    fc.property(anyContact, anyContact, (keep, lose) => {
      const { tags = {}, autoTags = {}, refusedTags = {} } = mergedPatch(keep, lose, [])
      for (const id of Object.keys(autoTags)) {
        expect(tags[id]).toBe(1)
        expect(id in refusedTags).toBe(false)
      }
      expect(Object.keys(tags).every((id) => !(id in refusedTags))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('A contact merged with a copy of itself stays as it is', () => {
  fc.assert(
    fc.property(anyContact, (one) => {
      expect(mergeFields(one, one)).toEqual([])
      const after = { ...one, ...mergedPatch(one, one, []) }
      expect(byHand(after).toSorted()).toEqual(byHand(one).toSorted())
      expect({ ...after, tags: {}, autoTags: {}, refusedTags: {} }).toEqual({
        ...one,
        ...(one.handledAt === undefined ? {} : { handledAt: one.handledAt }),
        tags: {},
        autoTags: {},
        refusedTags: {},
      })
    }),
    { numRuns: 200 },
  )
})
