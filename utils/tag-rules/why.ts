import { dayOfDate } from './days'
import type { Held } from './evaluate'

/**
 * How a reason is said: `say` looks a key of `WHY_KEYS` up in a catalogue (with a `count` in its plural form), the others name
 * what ids stand for.
 */
export type WhyWords = {
  say: (key: WhyKey, params: Record<string, string | number>) => string
  /** `company`, or `custom:<label>`. */
  field: (field: string) => string
  /** What a field is, or is not, such as the name of a country for its code. */
  value: (field: string, value: string) => string
  tag: (tagId: string) => string
  amount: (amountMinor: number, currency: string) => string
  /** `YYYY-MM-DD`. */
  date: (date: string) => string
}

/** With what each may name: {field} {value} {tag} {count} {period} {amount} {date}. */
export const WHY_KEYS = [
  'field-is',
  'field-is-not',
  'field-contains',
  'field-filled',
  'field-empty',
  'field-above',
  'field-below',
  'field-within-days',
  'field-past',
  'tag-on',
  'tag-off',
  'heat',
  'grade',
  'orders',
  'orders-above',
  'messages-in',
  'messages-out',
  'period',
  'silence-them',
  'silence-us',
  'silence-both',
  'read-unanswered',
  'deal',
  'deal-closes',
  'follow-up',
  'no-follow-up',
] as const
export type WhyKey = (typeof WHY_KEYS)[number]

/** What the field that keeps it can hold. */
const MOST_CHARACTERS = 300
const SEPARATOR = ' · '

/** @returns what held, as one line of at most 300 characters. */
export function whyText(held: readonly Held[], words: WhyWords): string {
  const text = [...new Set(held.map((one) => reasonOf(one, words)))].join(SEPARATOR)
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`
}

function reasonOf({ condition, found = '' }: Held, words: WhyWords): string {
  switch (condition.kind) {
    case 'field':
      return fieldReason(condition, String(found), words)
    case 'tag':
      return words.say(condition.has ? 'tag-on' : 'tag-off', { tag: words.tag(condition.tagId) })
    case 'heat':
      return words.say('heat', { value: found })
    case 'grade':
      return words.say('grade', { value: found })
    case 'orders':
      return ordersReason(condition, Number(found), words)
    case 'messages':
      return words.say(`messages-${condition.direction}`, {
        count: Number(found),
        period: words.say('period', { count: condition.withinDays }),
      })
    case 'silence':
      return words.say(`silence-${condition.from}`, { count: Number(found) })
    case 'read-unanswered':
      return words.say('read-unanswered', { count: Number(found) })
    case 'deal':
      if (condition.closesWithinDays === undefined) return words.say('deal', {})
      return words.say('deal-closes', { date: words.date(String(found)) })
    default:
      return words.say(condition.has ? 'follow-up' : 'no-follow-up', {})
  }
}

type Of<Kind extends Held['condition']['kind']> = Extract<Held['condition'], { kind: Kind }>

function fieldReason(condition: Of<'field'>, found: string, words: WhyWords): string {
  const { field, test } = condition
  return words.say(`field-${test}`, { field: words.field(field), value: valueText(condition, found, words) })
}

function valueText({ field, test, value = '' }: Of<'field'>, found: string, words: WhyWords): string {
  if (test === 'is' || test === 'is-not') return words.value(field, value)
  if (!['above', 'below', 'within-days', 'past'].includes(test)) return value
  return dayOfDate(found) === undefined ? found : words.date(found)
}

function ordersReason({ eachAbove, withinDays }: Of<'orders'>, count: number, words: WhyWords): string {
  const period = words.say('period', { count: withinDays })
  if (eachAbove === undefined) return words.say('orders', { count, period })
  const amount = words.amount(eachAbove.amountMinor, eachAbove.currency)
  return words.say('orders-above', { count, period, amount })
}
