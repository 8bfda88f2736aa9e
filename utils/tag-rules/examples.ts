import { minorDigitsOf } from '../money'
import type { RuleGroup, RuleShape } from './rule'

export const RULE_EXAMPLES = [
  'vip-wholesale',
  'quote-expires',
  'sample-in-transit',
  'gone-quiet',
  'high-intent',
] as const
export type RuleExampleKey = (typeof RULE_EXAMPLES)[number]

/** A rule to begin with: the interface gives it a name, a tag and ids. `needsField`: a field of one's own it asks for. */
export type RuleExample = Pick<RuleShape, 'match'> & {
  key: RuleExampleKey
  groups: RuleGroup[]
  needsField?: { label: string; kind: 'date' }
}

/** The stage "quoted" as every pipeline begins with it. */
const QUOTED = '00000000-0000-5000-8000-0000000000d4'
const VIP_AMOUNT = 3_000

/**
 * @returns the rules that are shipped. `currency` is the one of the settings; `arrivalLabel` is what the date field is called
 * in which a sample's arrival is noted.
 */
export function ruleExamples({
  currency,
  arrivalLabel,
}: {
  currency: string
  arrivalLabel: string
}): RuleExample[] {
  const eachAbove = { amountMinor: VIP_AMOUNT * 10 ** minorDigitsOf(currency), currency }
  return [
    one('vip-wholesale', [{ kind: 'orders', atLeast: 2, withinDays: 90, eachAbove }]),
    one('quote-expires', [{ kind: 'deal', stageIds: [QUOTED], closesWithinDays: 7 }]),
    {
      ...one('sample-in-transit', [
        { kind: 'field', field: `custom:${arrivalLabel}`, test: 'within-days', value: '30' },
      ]),
      needsField: { label: arrivalLabel, kind: 'date' },
    },
    {
      key: 'gone-quiet',
      match: 'any',
      groups: [
        { match: 'all', conditions: [{ kind: 'read-unanswered', days: 3 }] },
        {
          match: 'all',
          conditions: [
            { kind: 'silence', from: 'them', days: 14 },
            { kind: 'messages', direction: 'out', test: 'at-least', value: 1, withinDays: 14 },
          ],
        },
      ],
    },
    {
      key: 'high-intent',
      match: 'any',
      groups: [
        { match: 'all', conditions: [{ kind: 'heat', test: 'at-least', value: 80 }] },
        {
          match: 'all',
          conditions: [
            { kind: 'messages', direction: 'in', test: 'at-least', value: 5, withinDays: 7 },
            { kind: 'deal', stageIds: [] },
          ],
        },
      ],
    },
  ]
}

function one(key: RuleExampleKey, conditions: RuleGroup['conditions']): RuleExample {
  return { key, match: 'all', groups: [{ match: 'all', conditions }] }
}
