import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frecency, indexReply, rankReplies } from '@/utils/replies/rank-replies'
import type { ReplyRow } from '@/storage/schema/reply'

const NOW = Date.UTC(2026, 8, 28)
const DAY = 86_400_000

function reply(shortcut: string, more: Partial<ReplyRow> = {}): ReplyRow {
  return { id: shortcut, shortcut, title: `Title of ${shortcut}`, labels: [], excerpt: '', uses: 0, ...more }
}

function rank(replies: ReplyRow[], words: string, fits: Record<string, number> = {}): string[] {
  const boosts = new Map(Object.entries(fits).map(([id, boost]) => [id, { boost }]))
  const { rows } = rankReplies(replies.map(indexReply), words, NOW, 50, boosts)
  return rows.map((row) => row.shortcut)
}

describe('the ranking of quick replies', () => {
  it('puts the exact shortcut first, then those that begin so, then what is found elsewhere', () => {
    const replies = [
      reply('other', { title: 'Price of eggs', uses: 900, lastUsedAt: NOW }),
      reply('price-list', { uses: 100, lastUsedAt: NOW }),
      reply('price'),
    ]
    expect(rank(replies, 'price')).toEqual(['price', 'price-list', 'other'])
  })

  it('finds words in title, labels and text, best places first', () => {
    const replies = [
      reply('c', { excerpt: 'delivery by friday' }),
      reply('b', { labels: ['delivery'] }),
      reply('a', { title: 'Delivery times' }),
    ]
    expect(rank(replies, 'delivery')).toEqual(['a', 'b', 'c'])
  })

  it('wants every word, in whatever field', () => {
    const replies = [reply('a', { title: 'Price list', labels: ['eggs'] }), reply('b', { title: 'Price' })]
    expect(rank(replies, 'price eggs')).toEqual(['a'])
  })

  it('overlooks case, accents and full width', () => {
    expect(rank([reply('preço', { title: 'Preço' })], 'PRECO')).toEqual(['preço'])
    expect(rank([reply('x', { title: 'ＡＢＣ' })], 'abc')).toEqual(['x'])
    expect(rank([reply('y', { title: 'ありがとうございます' })], 'ござい')).toEqual(['y'])
  })

  it('finds letters with gaps in short texts only', () => {
    expect(rank([reply('greeting')], 'grtg')).toEqual(['greeting'])
    expect(rank([reply('a', { excerpt: 'greeting' })], 'grtg')).toEqual([])
  })

  it('prefers what is used often and lately, without words as with equal matches', () => {
    const replies = [
      reply('never'),
      reply('long-ago', { uses: 50, lastUsedAt: NOW - 200 * DAY }),
      reply('lately', { uses: 9, lastUsedAt: NOW - DAY }),
    ]
    expect(rank(replies, '')).toEqual(['lately', 'long-ago', 'never'])
  })

  it('counts all that is found, and gives no more than asked for', () => {
    const replies = Array.from({ length: 120 }, (_, index) => indexReply(reply(`r${index}`)))
    const { rows, total } = rankReplies(replies, 'r', NOW, 50)
    expect([rows.length, total]).toEqual([50, 120])
  })

  it('prefers what fits the chat among about equal ones, together with use', () => {
    const replies = [
      reply('hello', { uses: 50, lastUsedAt: NOW }),
      reply('thanks', { uses: 5, lastUsedAt: NOW }),
      reply('prices'),
    ]
    expect(rank(replies, '', { prices: 1 })).toEqual(['prices', 'hello', 'thanks'])
    expect(rank(replies, '', { prices: 0.5 })).toEqual(['hello', 'prices', 'thanks'])
    expect(rank(replies, 'title', { thanks: 1 })).toEqual(['thanks', 'hello', 'prices'])
  })

  it('lets nothing that fits outrank a shortcut that is written, or begins so', () => {
    const replies = [
      reply('price'),
      reply('price-list'),
      reply('other', { title: 'price', uses: 900, lastUsedAt: NOW }),
    ]
    expect(rank(replies, 'price', { other: 1, 'price-list': 1 })).toEqual(['price', 'price-list', 'other'])
  })

  it('lets no use outrank the exact shortcut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.stringMatching(/^[a-z]{1,8}$/), (uses, word) => {
        const busy = reply(`${word}x`, { title: word, labels: [word], excerpt: word, uses, lastUsedAt: NOW })
        expect(rank([busy, reply(word)], word)[0]).toBe(word)
      }),
    )
  })

  it('values a use less the older it is and more uses more', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(400), fc.nat(400), (uses, a, b) => {
        const [older, newer] = [Math.max(a, b), Math.min(a, b)]
        const at = (days: number, count = uses) =>
          frecency({ uses: count, lastUsedAt: NOW - days * DAY }, NOW)
        expect(at(newer)).toBeGreaterThanOrEqual(at(older))
        expect(at(older, uses + 1)).toBeGreaterThan(at(older))
      }),
    )
  })
})
