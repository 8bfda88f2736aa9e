import type { Rule } from './rule'

/** A rule with how much speaks for it among rules of its kind: more is more specific or more urgent. */
export type Claim<R extends Rule = Rule> = { rule: R; weight: number }

/** What the customer just said comes before how they said it, and that before what only time tells. */
const KINDS: Record<Rule['condition']['type'], number> = {
  keyword: 0,
  'in-a-row': 1,
  tag: 2,
  silent: 3,
  time: 4,
}

/**
 * Orders rules that hold at once, the one to propose first. By kind: keyword, in a row, tag, silent, time; then rules for
 * certain tags or a language before those for everybody; then by weight: more of the message in the rule's words, more
 * messages in a row, a longer wait (so that of graded rules the later takes over); then by name, age and id.
 */
export function byPriority(a: Claim, b: Claim): number {
  return (
    KINDS[a.rule.condition.type] - KINDS[b.rule.condition.type] ||
    restrictions(b.rule) - restrictions(a.rule) ||
    b.weight - a.weight ||
    compare(a.rule.name, b.rule.name) ||
    a.rule.createdAt - b.rule.createdAt ||
    compare(a.rule.id, b.rule.id)
  )
}

/** @returns the weight of a rule without words: it does not depend on the moment. */
export function fixedWeight({ condition }: Rule): number {
  switch (condition.type) {
    case 'in-a-row':
      return condition.count
    case 'silent':
      return condition.afterMs
    case 'time':
      return condition.delayMs
    default:
      return 0
  }
}

function restrictions({ onlyTags, language }: Rule): number {
  return Number(Object.keys(onlyTags ?? {}).length > 0) + Number(language !== undefined)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
