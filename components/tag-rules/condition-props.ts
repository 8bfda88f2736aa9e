import type { TagCondition } from '@/storage/schema/tag-rule'

/** What the part of the form for one kind of condition is given. */
export type ConditionProps<Kind extends TagCondition['kind']> = {
  condition: Extract<TagCondition, { kind: Kind }>
  onChange: (condition: TagCondition) => void
}

export const MOST_DAYS = 400
export const MOST_COUNT = 10_000
