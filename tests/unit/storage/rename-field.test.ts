import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import type { RowOf } from '@/storage/rows'
import { changeSettings } from '@/storage/change-settings'
import { readSettings } from '@/storage/settings'
import { mutate } from '@/storage/write/mutate'
import { newId } from '@/utils/ids'
import { askUi, T0, useFreshBackground } from '../helpers/background'
import { dump } from '../helpers/rows'

useFreshBackground()

const FIELD = newId()

async function fieldAndContacts(count: number): Promise<string[]> {
  const other = { id: newId(), label: 'Birthday', kind: 'date' } as const
  await changeSettings(() => ({ customFields: [{ id: FIELD, label: 'Size', kind: 'text' }, other] }))
  const rows = Array.from({ length: count }, (_, at): RowOf<'contacts'> => {
    const custom = at % 2 === 0 ? { Size: `${at}`, Birthday: '2000-01-01' } : { Birthday: '2000-01-01' }
    return { id: newId(), kind: 'person', name: `C${at}`, custom, tags: {}, createdAt: T0, updatedAt: T0 }
  })
  await mutate(
    rows.map((create) => ({ table: 'contacts', create }) as const),
    'test',
  )
  return rows.map(({ id }) => id)
}

test('A field is renamed on every contact and in the settings, and back by one undo', async () => {
  await fieldAndContacts(1_100)
  const { contacts: before } = await dump()
  const { undoId } = await askUi('customFields.rename', { id: FIELD, label: ' Shoe size ' })
  expect((await readSettings()).customFields[0]).toMatchObject({ id: FIELD, label: 'Shoe size' })
  const rows = await (await database()).contacts.toArray()
  expect(rows.filter(({ custom }) => Object.hasOwn(custom, 'Size'))).toEqual([])
  expect(rows.filter(({ custom }) => Object.hasOwn(custom, 'Shoe size'))).toHaveLength(550)
  await askUi('undo', { undoId: undoId! })
  const { contacts: after } = await dump()
  const customOf = (all: unknown[]) => (all as RowOf<'contacts'>[]).map(({ id, custom }) => [id, custom])
  expect(customOf(after!)).toEqual(customOf(before!))
  expect((await readSettings()).customFields[0]).toMatchObject({ label: 'Size' })
})

test('Rules for tags that ask for the field go on asking for it', async () => {
  await fieldAndContacts(1)
  const [ruleId, tagId] = [newId(), newId()]
  const conditions = [{ kind: 'field', field: 'custom:Size', test: 'filled' } as const]
  const groups = [{ match: 'all' as const, conditions }]
  const create = {
    id: ruleId,
    name: 'x',
    tagId,
    match: 'all' as const,
    groups,
    on: false,
    createdAt: T0,
    updatedAt: T0,
  }
  await mutate([{ table: 'tagRules', create }], 'test')
  await askUi('customFields.rename', { id: FIELD, label: 'Shoe size' })
  const rule = await (await database()).tagRules.get(ruleId)
  expect(rule?.groups[0]?.conditions).toMatchObject([{ field: 'custom:Shoe size', test: 'filled' }])
})

test('A name that another field has, and a field that is not there, are refused', async () => {
  await fieldAndContacts(1)
  await expect(askUi('customFields.rename', { id: FIELD, label: 'BIRTHDAY' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(askUi('customFields.rename', { id: newId(), label: 'x' })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await askUi('customFields.rename', { id: FIELD, label: 'Size' })).toEqual({})
})
