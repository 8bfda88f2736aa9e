import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexReply, rankReplies } from '@/utils/replies/rank-replies'
import type { ReplyRow } from '@/storage/schema/reply'

const NOW = Date.UTC(2026, 8, 28)
const LIMIT = 50

const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('(', '\\', '[a', '*', '  ', '\0', '😀'),
)
const replies = fc.array(
  fc.record({
    id: fc.uuid(),
    shortcut: fc.oneof(fc.stringMatching(/^[a-z]{1,8}$/), words),
    title: words,
    labels: fc.array(words, { maxLength: 3 }),
    excerpt: words,
    uses: fc.nat(),
    lastUsedAt: fc.integer({ min: 0, max: 2 * NOW }),
  }),
  { maxLength: 120 },
)

describe('the ranking of any replies for any query', () => {
  it('never throws, gives no row twice, invents none and gives at most what was asked for', () => {
    fc.assert(
      fc.property(replies, words, (all, query) => {
        const { rows, total } = rank(all, query)
        expect(rows.length).toBe(Math.min(total, LIMIT))
        expect(new Set(rows).size).toBe(rows.length)
        for (const row of rows) expect(all).toContain(row)
      }),
    )
  })

  it('finds everything without words', () => {
    fc.assert(
      fc.property(replies, fc.constantFrom('', ' ', '\t'), (all, query) => {
        expect(rank(all, query).total).toBe(all.length)
      }),
    )
  })

  it('puts each exact shortcut before each that only begins so, and those before all others', () => {
    fc.assert(
      fc.property(replies, fc.stringMatching(/^[a-z]{1,2}$/), (all, query) => {
        const classes = rank(all, query).rows.map(({ shortcut }) => classOf(shortcut.toLowerCase(), query))
        expect(classes).toEqual(classes.toSorted((a, b) => a - b))
      }),
    )
  })
})

function rank(all: readonly ReplyRow[], query: string) {
  return rankReplies(all.map(indexReply), query, NOW, LIMIT)
}

function classOf(shortcut: string, query: string): number {
  if (shortcut === query) return 0
  return shortcut.startsWith(query) ? 1 : 2
}

it('shows the same first replies, and counts as many, as sorting all of them would', () => {
  const row = fc.record({
    shortcut: fc.stringMatching(/^[ab]{1,3}$/),
    title: fc.stringMatching(/^[ab ]{1,6}$/),
    uses: fc.nat(3),
    excerpt: fc.stringMatching(/^[abc ]{0,8}$/),
  })
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 60 }),
      fc.stringMatching(/^[abc ]{0,4}$/),
      fc.nat(12),
      (rows, words, limit) => {
        const replies = rows.map((one, at) =>
          indexReply({ ...one, id: String(at), labels: [], lastUsedAt: at }),
        )
        const all = rankReplies(replies, words, NOW, replies.length + 1)
        const first = rankReplies(replies, words, NOW, limit + 1)
        expect(first.rows).toEqual(all.rows.slice(0, limit + 1))
        expect(first.total).toBe(all.rows.length)
        expect(all.total).toBe(all.rows.length)
      },
    ),
  )
})
