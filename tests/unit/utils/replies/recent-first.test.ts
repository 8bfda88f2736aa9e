import { describe, expect, it } from 'vitest'
import { recentFirst } from '@/utils/replies/recent-first'

const HOUR_MS = 3_600_000
const NOW = 1_000 * HOUR_MS
const used = (name: string, hoursAgo?: number) => ({
  name,
  ...(hoursAgo !== undefined && { lastUsedAt: NOW - hoursAgo * HOUR_MS }),
})

describe('replies that were used lately', () => {
  it('stand in front, the last one first, at most three; the rest keeps its order', () => {
    const ranked = [used('a', 20), used('b'), used('c', 1), used('d', 30), used('e', 2), used('f', 3)]
    expect(recentFirst(ranked, NOW).map(({ name }) => name)).toEqual(['c', 'e', 'f', 'a', 'b', 'd'])
  })
})
