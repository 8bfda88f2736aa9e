import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bucketOf,
  kindOf,
  mayCreate,
  mayWrite,
  type Target,
  type Writer,
} from '../../../storage/sync/rights.ts'
import { ROLES } from '../../../storage/sync/wire.ts'

const TABLES = (
  'contacts aliases notes followUps deals orders tags products media ' +
  'tagRules suggestionRules teamSettings replies preferences'
).split(' ')
const FIELDS = ['name', 'ownerId', 'teamId', 'tags.vip', 'deletedAt', 'contactId']
const bucket = fc.constantFrom('ws', 'o:me', 'o:other', 't:north', 't:south', 'c:ana')
const writer = fc.record<Writer>({
  userId: fc.constant('me'),
  role: fc.constantFrom(...ROLES),
  buckets: fc.uniqueArray(bucket).map((buckets) => new Set(['ws', 'o:me', ...buckets])),
})
const target = fc.record<Target>({
  tbl: fc.constantFrom(...TABLES),
  bucket,
  ownerId: fc.constantFrom('me', 'other', null),
})
const field = fc.constantFrom(...FIELDS)

describe('who may write what', () => {
  test('a viewer writes nothing, and nobody writes into a bucket they do not see', () => {
    fc.assert(
      fc.property(writer, target, field, (who, row, name) => {
        const mayNot = who.role === 'viewer' || !who.buckets.has(row.bucket)
        fc.pre(mayNot)
        expect(mayWrite(who, row, name)).toBe('denied')
        expect(mayCreate(who, row)).toBe('denied')
      }),
    )
  })

  test('a table that is not known is parked, whoever writes it wherever', () => {
    const unknown = fc.string({ minLength: 1, maxLength: 20 }).filter((tbl) => kindOf(tbl) === undefined)
    fc.assert(
      fc.property(writer, target, unknown, field, (who, row, tbl, name) => {
        expect(mayWrite(who, { ...row, tbl }, name)).toBe('parked')
        expect(mayCreate(who, { ...row, tbl })).toBe('parked')
      }),
    )
  })

  test('who leads may all that a rep may', () => {
    fc.assert(
      fc.property(writer, target, field, fc.constantFrom('owner', 'manager'), (who, row, name, role) => {
        fc.pre(mayWrite({ ...who, role: 'rep' }, row, name) === 'ok')
        expect(mayWrite({ ...who, role }, row, name)).toBe('ok')
      }),
    )
  })

  test('seeing more never takes away what one may write', () => {
    fc.assert(
      fc.property(writer, target, field, bucket, (who, row, name, gained) => {
        fc.pre(mayWrite(who, row, name) === 'ok')
        const sees = new Set([...who.buckets, gained])
        expect(mayWrite({ ...who, buckets: sees }, row, name)).toBe('ok')
      }),
    )
  })

  test('a rep moves no contact that is somebody else’s', () => {
    fc.assert(
      fc.property(writer, target, fc.constantFrom('ownerId', 'teamId'), (who, row, name) => {
        const contact = { ...row, tbl: 'contacts', ownerId: 'other' }
        expect(mayWrite({ ...who, role: 'rep' }, contact, name)).toBe('denied')
      }),
    )
  })

  test('what is one person’s own is written by nobody else, however high', () => {
    fc.assert(
      fc.property(writer, target, field, (who, row, name) => {
        const own = { ...row, tbl: 'preferences', bucket: 'o:other' }
        expect(mayWrite({ ...who, buckets: new Set([...who.buckets, 'o:other']) }, own, name)).toBe('denied')
      }),
    )
  })

  test('only who leads writes the rules of the team', () => {
    const me = { userId: 'me', buckets: new Set(['ws', 'o:me']) }
    const rule = { tbl: 'tagRules', bucket: 'ws', ownerId: null }
    expect(ROLES.filter((role) => mayWrite({ ...me, role }, rule, 'name') === 'ok')).toEqual([
      'owner',
      'manager',
    ])
  })
})

describe('where a row is', () => {
  test.each([
    ['contacts', { ownerId: 'me', teamId: null }, 'o:me'],
    ['contacts', { ownerId: 'me', teamId: 'north' }, 't:north'],
    ['contacts', { ownerId: null, teamId: null }, 'ws'],
    ['notes', { ownerId: 'me', teamId: 'north', contactBucket: 'o:other' }, 'o:other'],
    ['notes', { ownerId: 'me', teamId: null }, undefined],
    ['tags', { ownerId: 'me', teamId: 'north' }, 'ws'],
    ['replies', { ownerId: 'me', teamId: 'north' }, 'o:me'],
    ['replies', { ownerId: null, teamId: null }, 'ws'],
    ['preferences', { ownerId: null, teamId: null }, undefined],
    ['unheardOf', { ownerId: 'me', teamId: null }, undefined],
  ])('%s %o', (tbl, row, expected) => {
    expect(bucketOf(tbl, row)).toBe(expected)
  })
})
