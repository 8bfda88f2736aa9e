import fc from 'fast-check'
import { expect, test } from 'vitest'
import { database } from '@/storage/database'
import type { Page } from '@/storage/protocol/shared'
import type { ContactBrief } from '@/storage/schema/contact'
import { newId } from '@/utils/ids'
import { askUi, passTime, useFreshBackground } from '../../helpers/background'
import { expectSoundDatabase } from '../../helpers/rows'
import { addContact, giveTo, linkTo } from './support'

useFreshBackground()

type Filter = { mine?: true; ownerId?: string | null }
type Sort = 'name' | 'recent' | 'heat'
type Asked = { sort?: Sort; limit?: number; search?: string; tagId?: string | undefined }

async function listOf(
  filter: Filter,
  { sort = 'name', limit = 2, search = '', tagId }: Asked = {},
): Promise<{ rows: ContactBrief[]; total: number | undefined }> {
  const rows: ContactBrief[] = []
  let [cursor, total]: [string | undefined, number | undefined] = [undefined, undefined]
  do {
    const page: Page<ContactBrief> = await askUi('contacts.page', {
      search,
      sort,
      limit,
      ...filter,
      ...(tagId !== undefined && { tagId }),
      ...(cursor !== undefined && { cursor }),
    })
    rows.push(...page.rows)
    ;[cursor, total] = [page.next, page.total]
  } while (cursor !== undefined)
  return { rows, total }
}

const names = ({ rows }: { rows: ContactBrief[] }): string[] => rows.map(({ name }) => name)

test("The list shows everybody's, one's own with those that are nobody's, or a colleague's", async () => {
  await linkTo('boss')
  await addContact('Dora')
  await addContact('Ben', { ownerId: 'ann' })
  await addContact('Ana', { ownerId: null })
  await addContact('Carl', { ownerId: 'ann' })
  const { id } = await addContact('Gone')
  await askUi('contacts.remove', { contactId: id })
  expect(names(await listOf({}))).toEqual(['Ana', 'Ben', 'Carl', 'Dora'])
  expect(names(await listOf({ mine: true }))).toEqual(['Ana', 'Dora'])
  const anns = await listOf({ ownerId: 'ann' })
  expect(anns).toMatchObject({ rows: [{ name: 'Ben', ownerId: 'ann' }, { name: 'Carl' }], total: 2 })
  expect((await listOf({ mine: true })).total).toBe(2)
  expect(await listOf({ ownerId: null })).toMatchObject({ rows: [{ name: 'Ana' }], total: 1 })
  expect(names(await listOf({ ownerId: 'ann' }, { search: 'ca' }))).toEqual(['Carl'])
  expect(names(await listOf({ mine: true }, { search: 'ca' }))).toEqual([])
})

test("Without a team one's own are all", async () => {
  await addContact('Ana')
  await addContact('Ben')
  expect(names(await listOf({ mine: true }))).toEqual(['Ana', 'Ben'])
})

test('In whatever order and pages, a filtered list is the whole one without the others', async () => {
  await linkTo('boss')
  const tagId = newId()
  await askUi('tags.save', { id: tagId, name: 'VIP', color: 'blue' })
  const owners = [null, 'ann', 'ben', 'boss'] as const
  const contact = fc.record({
    name: fc.constantFrom('Ana', 'ana', 'Ánа', 'Ben', 'Zoë', '山田'),
    owner: fc.nat(3),
    heat: fc.option(fc.nat(100), { nil: undefined }),
    isTagged: fc.boolean(),
    movesTo: fc.option(fc.nat(3), { nil: undefined }),
  })
  const run = fc.asyncProperty(
    fc.array(contact, { maxLength: 12 }),
    fc.constantFrom<Sort>('name', 'recent', 'heat'),
    fc.integer({ min: 1, max: 5 }),
    async (contacts, sort, limit) => {
      for (const { name, owner, heat, isTagged, movesTo } of contacts) {
        passTime(1_000)
        const { id } = await addContact(name, { ownerId: owners[owner]! })
        const target = { contactId: id }
        if (heat !== undefined) await askUi('contacts.save', { target, id, patch: { heat } })
        if (isTagged) await askUi('tags.set', { target, contactId: id, tagId, on: true })
        if (movesTo !== undefined) await giveTo(id, owners[movesTo]!)
      }
      for (const tag of [undefined, tagId]) {
        const { rows: all } = await listOf({}, { sort, limit: 200, tagId: tag })
        const mine = await listOf({ mine: true }, { sort, limit, tagId: tag })
        expect(mine.rows).toEqual(all.filter(({ ownerId = 'boss' }) => ownerId === 'boss'))
        const anns = await listOf({ ownerId: 'ann' }, { sort, limit, tagId: tag })
        expect(anns.rows).toEqual(all.filter(({ ownerId }) => ownerId === 'ann'))
        const nobodys = await listOf({ ownerId: null }, { sort, limit, tagId: tag })
        expect(nobodys.rows).toEqual(all.filter(({ ownerId }) => ownerId === undefined))
        const lists = [mine, anns, nobodys]
        if (tag === undefined)
          expect(lists.map(({ total }) => total)).toEqual(lists.map(({ rows }) => rows.length))
      }
      await expectSoundDatabase()
    },
  )
  const empty = async (): Promise<void> => {
    const { contacts, meta, history, outbox } = await database()
    await Promise.all([contacts.clear(), meta.clear(), history.clear(), outbox.clear()])
  }
  await fc.assert(run.beforeEach(empty), { numRuns: 12 })
})
