import type { SuggestionDraft } from '../../../storage/schema/suggestion'
import { newId } from '../../../utils/ids'

type Condition = SuggestionDraft['condition']

export const WORDS_EACH = 50
const COUNTS = { keyword: 200, time: 50, behaviour: 100 }
const MINUTE_MS = 60_000
/** An id that no row has: such a rule is looked at and never holds. */
const NOBODYS_TAG = '00000000-0000-7000-8000-000000000000'

/** @returns 200 rules for words, 50 for times and 100 for behaviour, that propose one of `replyIds`. */
export function manyRules(replyIds: readonly string[]): SuggestionDraft[] {
  const conditions = [
    ...Array.from({ length: COUNTS.keyword }, (_, at) => keywordCondition(at)),
    ...Array.from({ length: COUNTS.time }, (_, at) => timeCondition(at)),
    ...Array.from({ length: COUNTS.behaviour }, (_, at) => behaviourCondition(at)),
  ]
  return conditions.map((condition, at) => ({
    id: newId(),
    name: `Rule ${at}`,
    isOn: true,
    condition,
    replyId: replyIds[at % replyIds.length] ?? '',
  }))
}

/** Words, phrases, beginnings of words, and words of a script without spaces. */
function keywordCondition(rule: number): Condition {
  const words = Array.from({ length: WORDS_EACH }, (_, at) => {
    const number = rule * WORDS_EACH + at
    return [`item${number}`, `how much is item${number}`, `begin${number}*`, `商品${number}番`][at % 4] ?? ''
  })
  return { type: 'keyword', words, match: rule % 5 === 0 ? 'all' : 'any' }
}

function timeCondition(at: number): Condition {
  const days =
    [
      [1, 2, 3, 4, 5],
      [6, 7],
      [1, 3, 5],
    ][at % 3] ?? []
  if (at % 2 === 0) return { type: 'time', span: 'outside-working-hours', days, delayMs: at * MINUTE_MS }
  return {
    type: 'time',
    span: 'between',
    from: at * 20,
    to: (at * 37 + 300) % 1440,
    days,
    delayMs: at * 20_000,
  }
}

function behaviourCondition(at: number): Condition {
  if (at % 3 === 0) return { type: 'in-a-row', count: 2 + (at % 19) }
  if (at % 3 === 1) return { type: 'silent', afterMs: (at + 1) * 30 * MINUTE_MS, needsRead: at % 2 === 0 }
  return { type: 'tag', tagIds: [NOBODYS_TAG] }
}
