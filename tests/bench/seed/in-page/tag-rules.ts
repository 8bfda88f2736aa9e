import type { TagCondition, TagRule } from '@/storage/schema/tag-rule'
import { idOf } from '@/utils/ids'

const RULES = 50

/** @returns 50 rules of every kind: those that few, and those that many contacts meet. */
export function manyTagRules(tagIds: readonly string[], nowMs: number): TagRule[] {
  const tagAt = (at: number): string => tagIds[at % tagIds.length] ?? ''
  return Array.from({ length: RULES }, (_, at) => ({
    id: idOf('bench-rule', String(at)),
    name: `Rule ${at}`,
    tagId: tagAt(tagIds.length - 1 - at),
    match: 'all' as const,
    groups: [{ match: 'all' as const, conditions: conditionsOf(at, tagAt(at)) }],
    on: true,
    createdAt: nowMs - RULES + at,
    updatedAt: nowMs - RULES + at,
  }))
}

function conditionsOf(at: number, tagId: string): TagCondition[] {
  const source: TagCondition = { kind: 'field', field: 'source', test: 'is', value: 'referral' }
  const kinds: TagCondition[][] = [
    [{ kind: 'field', field: 'company', test: 'contains', value: ['al', 'mar', 'hotel'][at % 3] ?? '' }],
    [{ kind: 'tag', tagId, has: true }, source],
    [{ kind: 'heat', test: 'at-least', value: 30 + at }],
    [{ kind: 'grade', grades: ['A'] }],
    [{ kind: 'orders', atLeast: 1 + (at % 3), withinDays: 90 }],
    [{ kind: 'messages', direction: 'in', test: 'at-least', value: 2 + (at % 5), withinDays: 30 }],
    [{ kind: 'silence', from: 'them', days: 30 + at }, source],
    [{ kind: 'read-unanswered', days: 20 + at }, source],
    [{ kind: 'deal', stageIds: [] }],
    [{ kind: 'follow-up', has: true }, source],
  ]
  return kinds[at % kinds.length] ?? []
}
