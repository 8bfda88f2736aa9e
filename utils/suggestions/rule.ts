/** A time of the day on some days: minutes of the day, ISO weekdays (1 = Monday). */
export type WorkingHours = { days: readonly number[]; from: number; to: number }

export type KeywordCondition = { type: 'keyword'; words: readonly string[]; match: 'any' | 'all' }
export type TimeCondition = {
  type: 'time'
  span: 'outside-working-hours' | 'within-working-hours' | 'between'
  from?: number | undefined
  to?: number | undefined
  days?: readonly number[] | undefined
  delayMs: number
}
export type InARowCondition = { type: 'in-a-row'; count: number }
export type SilentCondition = { type: 'silent'; afterMs: number; needsRead: boolean }
export type TagCondition = { type: 'tag'; tagIds: readonly string[] }

/** The same as the stored condition; its doc is there. */
export type Condition = KeywordCondition | TimeCondition | InARowCondition | SilentCondition | TagCondition

/** What of a stored rule decides whether it proposes. */
export type Rule = {
  id: string
  name: string
  isOn: boolean
  condition: Condition
  replyId: string
  onlyTags?: Readonly<Record<string, 1>> | undefined
  language?: string | undefined
  dismissals: number
  createdAt: number
  deletedAt?: number | undefined
}

/** A rule that was dismissed so often rests until it is woken or used. */
export const DISMISSALS_UNTIL_REST = 2

/** @returns whether a rule may propose at all: it is on, not removed, and does not rest. */
export function isAwake(rule: Pick<Rule, 'isOn' | 'dismissals' | 'deletedAt'>): boolean {
  return rule.isOn && rule.deletedAt === undefined && rule.dismissals < DISMISSALS_UNTIL_REST
}
