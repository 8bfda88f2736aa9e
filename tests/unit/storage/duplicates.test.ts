import { expect, test } from 'vitest'
import type { Duplicate } from '@/storage/protocol/customers'
import type { Page } from '@/storage/protocol/shared'
import type { RowOf } from '@/storage/rows'
import { mutate } from '@/storage/write/mutate'
import { newId } from '@/utils/ids'
import { askUi, T0, useFreshBackground } from '../helpers/background'

useFreshBackground()

type Fields = Partial<Pick<RowOf<'contacts'>, 'name' | 'phone' | 'email' | 'company'>>

async function contacts(all: readonly Fields[]): Promise<string[]> {
  const rows = all.map((fields): RowOf<'contacts'> => {
    const id = newId()
    return { id, kind: 'person', name: '', custom: {}, tags: {}, createdAt: T0, updatedAt: T0, ...fields }
  })
  await mutate(
    rows.map((create) => ({ table: 'contacts', create }) as const),
    'test',
  )
  return rows.map(({ id }) => id)
}

async function walk(limit: number): Promise<Duplicate[]> {
  const found: Duplicate[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: Page<Duplicate> = await askUi('contacts.duplicates', {
      limit,
      ...(cursor !== '' && { cursor }),
    })
    expect(page.rows.length).toBeLessThan(limit + 30)
    found.push(...page.rows)
    cursor = page.next
  }
  return found
}

function pairsOf(found: readonly Duplicate[]): string[] {
  return found.map(({ contact, other }) => [contact.id, other.id].toSorted().join()).toSorted()
}

test('The walk finds each pair once, with its reasons, wherever its pages end', async () => {
  const others = Array.from({ length: 60 }, (_, at) => ({ name: `Person${at} Number${at}x` }))
  const [maria, same, mail, mailToo, spelt, misspelt] = await contacts([
    { name: 'Maria Silva', phone: '+5511987654321' },
    { name: 'María Silva', phone: '+551187654321' },
    { name: 'Office', email: 'Sales@Example.com' },
    { name: 'Jo', email: 'sales@example.com' },
    { name: 'Ana Fernandes' },
    { name: 'Ana Fernandez' },
    ...others,
  ])
  const expected = [
    [maria, same],
    [mail, mailToo],
    [spelt, misspelt],
  ].map((pair) => pair.map(String).toSorted().join())
  for (const limit of [1, 50]) expect(pairsOf(await walk(limit))).toEqual(expected.toSorted())
  const found = await walk(50)
  expect(found.find(({ contact, other }) => [contact.id, other.id].includes(maria!))?.reasons).toEqual([
    'same-phone',
    'similar-name',
  ])
  expect((await askUi('card.more', { contactId: spelt! })).duplicates).toMatchObject([
    { contact: { id: spelt }, other: { id: misspelt }, reasons: ['similar-name'] },
  ])
})

test('Two that are said to be different are proposed no more, until that is taken back', async () => {
  const [one, two] = (await contacts([{ name: 'Maria Silva' }, { name: 'Maria Silva' }])) as [string, string]
  expect(await walk(9)).toHaveLength(1)
  const { undoId } = await askUi('contacts.distinct', { contactId: two, otherId: one, on: true })
  expect(await walk(9)).toEqual([])
  expect((await askUi('card.more', { contactId: one })).duplicates).toEqual([])
  await askUi('undo', { undoId: undoId! })
  expect(await walk(9)).toHaveLength(1)
  await askUi('contacts.distinct', { contactId: one, otherId: two, on: true })
  await askUi('contacts.distinct', { contactId: two, otherId: one, on: false })
  expect(await walk(9)).toHaveLength(1)
})

test('Contacts in the trash, groups, and a name that hundreds share do not stop the walk', async () => {
  const many = await contacts(Array.from({ length: 120 }, () => ({ name: 'Maria Silva' })))
  await askUi('contacts.remove', { contactId: many[0]! })
  const found = await walk(100)
  expect(new Set(pairsOf(found)).size).toBe(found.length)
  expect(found.some(({ contact, other }) => [contact.id, other.id].includes(many[0]!))).toBe(false)
  const named = new Set(found.flatMap(({ contact, other }) => [contact.id, other.id]))
  expect(named.size).toBe(119)
})
