import { t } from '@/locales/t'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import type { Tag } from '@/storage/schema/tag'
import { formatSpan, formatTimeOfDay } from '@/utils/format'

/** @returns a condition as one would say it. */
export function describeCondition(condition: SuggestionCondition, tags: readonly Tag[]): string {
  switch (condition.type) {
    case 'keyword':
      return t(`rules.says-keyword-${condition.match}`, { words: quoted(condition.words) })
    case 'in-a-row':
      return t('rules.says-in-a-row', { count: condition.count })
    case 'silent': {
      const time = formatSpan(condition.afterMs)
      return t(condition.needsRead ? 'rules.says-read' : 'rules.says-sent', { time })
    }
    case 'tag': {
      const names = tags.filter(({ id }) => condition.tagIds.includes(id)).map(({ name }) => name)
      return names.length === 0 ? t('rules.type-tag') : t('rules.says-tag', { tags: quoted(names) })
    }
    case 'time':
      return describeTime(condition)
    default:
      return condition satisfies never
  }
}

function describeTime({
  span,
  from = 0,
  to = 0,
  delayMs,
}: Extract<SuggestionCondition, { type: 'time' }>): string {
  return t(`rules.says-${span}`, {
    time: formatSpan(delayMs),
    from: formatTimeOfDay(from),
    to: formatTimeOfDay(to),
  })
}

function quoted(words: readonly string[]): string {
  return words.map((word) => t('rules.word', { word })).join(' ')
}
