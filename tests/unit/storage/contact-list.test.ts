import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContactBrief } from '@/storage/schema/contact'
import type { Change } from '@/storage/write/change'
import { mutate } from '@/storage/write/mutate'
import { fold } from '@/utils/text/fold'
import { newId } from '@/utils/ids'
import { askUi, T0, useFreshBackground } from '../helpers/background'

useFreshBackground()

type Seed = { id: string; name: string; company?: string; phone?: string; tags: string[]; updatedAt: number }
type Query = { search?: string; tagId?: string; sort?: 'name' | 'recent'; limit?: number }

const TAG_A = newId()
const TAG_B = newId()

async function store(seeds: readonly Seed[]): Promise<void> {
  const changes = seeds.map(({ tags, ...seed }): Change => {
    const tagSet = Object.fromEntries(tags.map((tag) => [tag, 1 as const]))
    return { table: 'contacts', create: { ...seed, kind: 'person', custom: {}, tags: tagSet, createdAt: T0 } }
  })
  await mutate(changes, 'test')
}

function seed(name: string, over: Partial<Seed> = {}): Seed {
  return { id: newId(), name, tags: [], updatedAt: T0, ...over }
}

/** Every page of a query, one after another. */
async function all({ search = '', sort = 'name', limit = 7, tagId }: Query): Promise<ContactBrief[]> {
  const rows: ContactBrief[] = []
  let cursor: string | undefined
  do {
    const page = await askUi('contacts.page', { search, sort, limit, tagId, cursor })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor !== undefined)
  return rows
}

const names = (rows: readonly ContactBrief[]): string[] => rows.map(({ name }) => name)

describe('paging', () => {
  test('Every contact comes once, by name or by recency, with or without a tag, whatever the page size', async () => {
    const seeds = Array.from({ length: 60 }, (_, at) =>
      seed(`Name ${at % 23}`, { tags: at % 3 === 0 ? [TAG_A] : [TAG_B], updatedAt: T0 + ((at * 37) % 41) }),
    )
    await store(seeds)
    for (const limit of [1, 7, 200]) {
      for (const tagId of [undefined, TAG_A]) {
        const wanted = seeds.filter(({ tags }) => tagId === undefined || tags.includes(tagId))
        const query = { limit, ...(tagId !== undefined && { tagId }) }
        const byName = await all({ ...query, sort: 'name' })
        expect(names(byName)).toEqual(wanted.map(({ name }) => name).sort())
        const recent = await all({ ...query, sort: 'recent' })
        expect(recent.map(({ updatedAt }) => updatedAt)).toEqual(
          wanted.map(({ updatedAt }) => updatedAt).sort((a, b) => b - a),
        )
        expect(new Set(recent.map(({ id }) => id)).size).toBe(wanted.length)
      }
    }
  })

  test('The total is known without counting', async () => {
    await store([seed('A', { tags: [TAG_A] }), seed('B'), seed('C')])
    expect((await askUi('contacts.page', { search: '', sort: 'name', limit: 1 })).total).toBe(3)
    expect((await askUi('contacts.page', { search: '', sort: 'name', limit: 1, tagId: TAG_A })).total).toBe(1)
  })

  test('What is no cursor of ours is refused', async () => {
    const asked = askUi('contacts.page', { search: '', sort: 'name', limit: 5, cursor: '{"a":1}' })
    await expect(asked).rejects.toMatchObject({ code: 'bad-request' })
  })
})

describe('search', () => {
  test.each([
    ['mar', ['Maria Silva', 'Mário Costa']],
    ['SILVA', ['João Silva', 'Maria Silva']],
    ['sil mar', ['Maria Silva']],
    ['acme', ['João Silva']],
    ['+55 11', ['Maria Silva']],
    ['4321', ['Maria Silva']],
    ['11 98765-43', ['Maria Silva']],
    ['太郎', ['山田太郎']],
    ['nobody', []],
    ['!!', []],
  ])('%s finds %j', async (search, found) => {
    await store([
      seed('Maria Silva', { phone: '+5511987654321' }),
      seed('João Silva', { company: 'Acme Ltda' }),
      seed('Mário Costa'),
      seed('山田太郎'),
    ])
    expect(names(await all({ search }))).toEqual(found)
  })

  test('It meets what filtering every contact gives, in any order and with a tag', async () => {
    const words = ['ana', 'anabel', 'maria', 'mario', 'lima', 'costa', 'co']
    const name = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join(' '))
    const seeds = fc
      .sample(name, { numRuns: 150, seed: 7 })
      .map((one, at) => seed(one, { tags: at % 2 === 0 ? [TAG_A] : [], updatedAt: T0 + at }))
    await store(seeds)
    const query = fc.array(fc.constantFrom('a', 'an', 'ana', 'ma', 'maria', 'c', 'l', 'x'), { maxLength: 2 })
    await fc.assert(
      fc.asyncProperty(
        query,
        fc.boolean(),
        fc.constantFrom('name' as const, 'recent' as const),
        async (parts, isTagged, sort) => {
          const wanted = seeds.filter(
            (one) =>
              (!isTagged || one.tags.includes(TAG_A)) &&
              parts.every((part) =>
                fold(one.name)
                  .split(' ')
                  .some((word) => word.startsWith(part)),
              ),
          )
          const rows = await all({
            search: parts.join(' '),
            sort,
            limit: 40,
            ...(isTagged && { tagId: TAG_A }),
          })
          expect(rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort())
          if (sort === 'name') expect(names(rows)).toEqual(names(rows).toSorted())
        },
      ),
      { numRuns: 60 },
    )
  })

  test('Very many matches are all listed once, page by page', async () => {
    const seeds = Array.from({ length: 600 }, (_, at) =>
      seed(`maria mar${at % 50} ${at % 7 === 0 ? 'lima' : 'costa'}`, { tags: at % 5 === 0 ? [TAG_A] : [] }),
    )
    await store(seeds)
    const found = await all({ search: 'mar', limit: 130 })
    expect(new Set(found.map(({ id }) => id)).size).toBe(600)
    expect(found).toHaveLength(600)
    expect(await all({ search: 'mar lim', limit: 130 })).toHaveLength(
      seeds.filter((_, at) => at % 7 === 0).length,
    )
    expect(await all({ search: 'mar', limit: 130, tagId: TAG_A })).toHaveLength(120)
    const many = await all({ search: 'mar cos', limit: 90 })
    expect(new Set(many.map(({ id }) => id)).size).toBe(seeds.filter((_, at) => at % 7 !== 0).length)
  }, 30_000)

  test('Any two words find, page by page, what filtering every contact finds', async () => {
    // Frequent, less frequent and rare ones, alone and together, so that some are put in order and some are walked.
    const words = ['maria', 'mario', 'mar', 'lima', 'limar', 'costa', 'anna', 'rare']
    const weights = [240, 160, 60, 200, 90, 400, 120, 4]
    const random = fc.sample(fc.integer({ min: 0, max: 999 }), { numRuns: 2_400, seed: 11 })
    const seeds = Array.from({ length: 800 }, (_, at) => {
      const parts = words.filter(
        (_word, which) => (random[(at * 3 + which * 7) % 2_400] ?? 0) < weights[which]!,
      )
      return seed(['x', ...parts].join(' '), { tags: at % 2 === 0 ? [TAG_A] : [], updatedAt: T0 + at })
    })
    await store(seeds)
    const beginning = fc.constantFrom('m', 'mar', 'mari', 'maria', 'l', 'lima', 'c', 'co', 'a', 'r', 'x', 'z')
    await fc.assert(
      fc.asyncProperty(
        beginning,
        beginning,
        fc.boolean(),
        fc.constantFrom(15, 60, 200),
        async (one, other, isTagged, limit) => {
          const isFound = ({ name, tags }: Seed): boolean =>
            (!isTagged || tags.includes(TAG_A)) &&
            [one, other].every((part) => name.split(' ').some((word) => word.startsWith(part)))
          const wanted = seeds.filter(isFound)
          const tag = isTagged && { tagId: TAG_A }
          const rows = await all({ search: `${one} ${other}`, sort: 'recent', limit, ...tag })
          expect(rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort())
          const first = await askUi('contacts.page', {
            search: `${one} ${other}`,
            sort: 'recent',
            limit,
            ...tag,
          })
          if (first.total !== undefined) expect(first.total).toBe(wanted.length)
          if (wanted.length > 0) expect(first.rows).not.toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  test('Very many numbers are all listed once, whether they begin or end with the digits', async () => {
    const seeds = Array.from({ length: 700 }, (_, at) =>
      seed(`C ${at}`, { phone: at % 2 === 0 ? `+5511${1_000_000 + at}` : `+391${1_000_000 + at}5511` }),
    )
    await store(seeds)
    const found = await all({ search: '+55 11', limit: 150 })
    // Read from its end, a number that ends with 5511 is found as well.
    expect(found).toHaveLength(700)
    expect(new Set(found.map(({ id }) => id)).size).toBe(700)
  }, 30_000)

  test('A contact in the trash is found by nothing, and found again after undo', async () => {
    const one = seed('Maria', { tags: [TAG_A] })
    await store([one])
    const { undoId } = await askUi('contacts.remove', { contactId: one.id })
    for (const query of [{}, { search: 'mar' }, { tagId: TAG_A }, { sort: 'recent' as const }]) {
      expect(await all(query)).toEqual([])
    }
    await askUi('undo', { undoId: undoId! })
    for (const query of [{}, { search: 'mar' }, { tagId: TAG_A }, { sort: 'recent' as const }]) {
      expect(names(await all(query))).toEqual(['Maria'])
    }
  })
})
