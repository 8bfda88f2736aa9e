import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, TRASH_DAYS } from '@/storage/limits'
import { type AnyRow, ROW_SCHEMAS, type RowOf } from '@/storage/rows'
import { changedFields, overlaid, said, toFields } from '@/storage/sync/fields'
import { fromFields } from '@/storage/sync/from-fields'
import { SYNCED_TABLES, type SyncedTable } from '@/storage/sync/synced-tables'
import { type Json, mutationSchema } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { anyOf } from './support/any-row'

/** What each device works out, or has for itself. Whatever else a row holds must arrive. */
const OWN: Partial<Record<SyncedTable, string[]>> = {
  contacts: [
    'purgeAt',
    'isForgotten',
    'activityAt',
    'nextFollowUpAt',
    'workedGrade',
    'workedHeat',
    'autoTags',
  ],
  followUps: ['owedAt', 'noticeId', 'leftUntil', 'onScreen'],
  replies: ['media'],
  products: ['pictureId'],
  sealedTexts: ['textId', 'waits'],
}

describe.each(SYNCED_TABLES)('%s', (table) => {
  const rows = anyOf(ROW_SCHEMAS[table]) as fc.Arbitrary<AnyRow>

  test('arrive as they were written, without what each device has for itself', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const fields = overTheWire(toFields(table, row))
        const arrived = ROW_SCHEMAS[table].parse(fromFields(table, row.id, fields, undefined))
        expect(arrived).toEqual(expectedOf(table, row))
        // To whom it was written it says the same.
        expect(fromFields(table, row.id, fields, row)).toEqual(mended(table, row))
      }),
      { numRuns: 60 },
    )
  })

  test('are said in fields the protocol takes', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const ops = Object.entries(toFields(table, row)).map(([field, v]) => [field, { v, t: 1, b: null }])
        const mutation = { n: 1, mid: newId(), tbl: table, id: row.id, sv: 6, ops: Object.fromEntries(ops) }
        expect(mutationSchema.safeParse(mutation).error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  test('become another by the fields in which they differ', () => {
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const [before, after] = [toFields(table, one), toFields(table, other)]
        const ops = Object.entries(changedFields(before, after)).map(([field, v]) => [field, { v }] as const)
        expect(said(overlaid(before, Object.fromEntries(ops)))).toEqual(after)
      }),
      { numRuns: 40 },
    )
  })
})

test('Text that no database stores is mended on its way', () => {
  const note = { id: newId(), contactId: newId(), text: 'a\0b\ud800c', createdAt: 1, updatedAt: 1 }
  expect(toFields('notes', note)['text']).toBe('a\ufffdb\ufffdc')
})

test('A tag that a rule put on here stays when the contact arrives, until a person decides', () => {
  const [byRule, byHand] = [newId(), newId()]
  const old = {
    id: newId(),
    kind: 'person',
    name: 'Maria',
    custom: {},
    createdAt: 1,
    updatedAt: 1,
    tags: { [byRule]: 1 },
    autoTags: { [byRule]: { ruleId: newId(), why: 'Azul', at: 1 } },
  } as RowOf<'contacts'>
  const fields = { ...toFields('contacts', old), [`tags.${byHand}`]: 1 }
  expect(fromFields('contacts', old.id, fields, old)).toMatchObject({
    tags: { [byRule]: 1, [byHand]: 1 },
    autoTags: old.autoTags,
  })
  const refused = fromFields('contacts', old.id, { ...fields, [`refusedTags.${byRule}`]: 1 }, old)
  expect(refused).toMatchObject({ tags: { [byHand]: 1 } })
  expect(refused).not.toHaveProperty('autoTags')
})

test('A follow-up that has fired here does so no second time; one that was set anew does', () => {
  const base = {
    id: newId(),
    contactId: newId(),
    dueAt: 5,
    armedAt: 1,
    timeZone: 'UTC',
    createdAt: 1,
    updatedAt: 1,
  }
  const fired = {
    ...base,
    condition: 'regardless',
    state: 'fired',
    firedAt: 6,
    owedAt: 7,
  } as RowOf<'followUps'>
  const due: Record<string, Json> = { ...toFields('followUps', fired), state: 'due', firedAt: null }
  expect(fromFields('followUps', base.id, due, fired)).toEqual(fired)
  const anew = fromFields('followUps', base.id, { ...due, dueAt: 9, armedAt: 8 }, fired)
  expect(anew).toMatchObject({ state: 'due', dueAt: 9 })
  expect(anew).not.toHaveProperty('owedAt')
})

function overTheWire<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}

function expectedOf(table: SyncedTable, row: AnyRow): object {
  const own = new Set(OWN[table])
  const entries = Object.entries(mended(table, row)).filter(([name]) => !own.has(name))
  const expected: Record<string, unknown> = Object.fromEntries(entries)
  if (table === 'followUps' && expected['state'] === 'firing') expected['state'] = 'due'
  if (table === 'suggestionRules') expected['dismissals'] = 0
  if (table === 'sealedTexts') expected['waits'] = (row as RowOf<'sealedTexts'>).sealed.k
  if (table === 'contacts') {
    const { tags, autoTags = {}, deletedAt } = row as RowOf<'contacts'>
    expected['tags'] = Object.fromEntries(Object.entries(tags).filter(([id]) => !Object.hasOwn(autoTags, id)))
    if (deletedAt !== undefined) expected['purgeAt'] = purgeOf(deletedAt)
  }
  return expected
}

function purgeOf(deletedAt: number): number {
  return Math.min(deletedAt + TRASH_DAYS * DAY_MS, 8.64e15)
}

/** What no person’s browser holds is put right: any row the schema takes may say that a tag is a rule's and is not on. */
function mended(table: SyncedTable, row: AnyRow): AnyRow {
  if (table !== 'contacts') return row
  const { autoTags, purgeAt, isForgotten, ...contact } = row as RowOf<'contacts'>
  const isTrash = contact.deletedAt !== undefined
  const trash = isTrash && { purgeAt: purgeAt ?? purgeOf(contact.deletedAt!) }
  const refused = contact.refusedTags ?? {}
  const auto = Object.fromEntries(
    Object.entries(autoTags ?? {}).filter(([id]) => !Object.hasOwn(refused, id)),
  )
  const tags = { ...contact.tags, ...Object.fromEntries(Object.keys(auto).map((id) => [id, 1 as const])) }
  for (const id of Object.keys(autoTags ?? {})) if (!Object.hasOwn(auto, id)) delete tags[id]
  return {
    ...contact,
    tags,
    ...trash,
    ...(isTrash && isForgotten && { isForgotten }),
    ...(Object.keys(auto).length > 0 && { autoTags: auto }),
  }
}
