import { t } from '@/locales/t'
import type { Tag } from '@/storage/schema/tag'
import type { ConditionGroup, TagCondition, TagRule } from '@/storage/schema/tag-rule'
import { language } from '@/utils/i18n'
import { formatAmount } from '@/utils/money'
import { allStages, stageName } from '../app/stages'
import { asksForWord, fieldName } from './field-names'
import { valueName } from './field-words'

/** @returns when a rule holds, as one would say it. */
export function describeRule(
  { match, groups }: Pick<TagRule, 'match' | 'groups'>,
  tags: readonly Tag[],
): string {
  const said = groups.map((group) => describeGroup(group, tags))
  if (said.length === 1) return said[0] ?? ''
  return said.map((one) => t('tagRules.bracket', { what: one })).join(t(`tagRules.join-${match}`))
}

function describeGroup({ match, conditions }: ConditionGroup, tags: readonly Tag[]): string {
  return conditions.map((condition) => describeCondition(condition, tags)).join(t(`tagRules.join-${match}`))
}

function describeCondition(condition: TagCondition, tags: readonly Tag[]): string {
  const { kind } = condition
  switch (kind) {
    case 'field': {
      const test = t(`tagRules.test-${condition.test}`)
      const { value = '' } = condition
      const text = {
        field: fieldName(condition.field),
        test,
        value: asksForWord(condition.test) ? valueName(condition.field, value) : value,
        period: sayPeriod(Number(value)),
      }
      return t(fieldSentence(condition.test), text).trim()
    }
    case 'tag':
      return t('tagRules.is-tag', {
        has: t(condition.has ? 'tagRules.has' : 'tagRules.hasNot'),
        tag: tags.find(({ id }) => id === condition.tagId)?.name ?? t('tagRules.tagGone'),
      })
    case 'heat':
      return t('tagRules.is-heat', { test: t(`tagRules.test-${condition.test}`), value: condition.value })
    case 'grade':
      return t('tagRules.is-grade', { grades: condition.grades.join(', ') })
    case 'orders':
      return describeOrders(condition)
    case 'messages':
      return t('tagRules.is-messages', {
        direction: t(`tagRules.direction-${condition.direction}`),
        test: t(`tagRules.test-${condition.test}`),
        messages: t('tagRules.messages', numbered(condition.value)),
        period: sayPeriod(condition.withinDays),
      })
    case 'silence':
      return t('tagRules.is-silence', {
        from: t(`tagRules.from-${condition.from}`),
        period: sayPeriod(condition.days),
      })
    case 'read-unanswered':
      return t('tagRules.is-read-unanswered', { period: sayPeriod(condition.days) })
    case 'deal':
      return describeDeal(condition)
    case 'follow-up':
      return t('tagRules.is-follow-up', { has: t(condition.has ? 'tagRules.hasOne' : 'tagRules.hasNone') })
    default:
      return kind satisfies never
  }
}

type Of<Kind extends TagCondition['kind']> = Extract<TagCondition, { kind: Kind }>

function sayPeriod(days: number): string {
  return t('tagRules.period', numbered(days))
}

/** What a text with `{number}` is given: the number, and which plural it wants. */
function numbered(number: number): { number: number; count: number } {
  return { number, count: number }
}

/** Some tests ask for nothing more, and some for a number of days. */
export function fieldSentence(test: Of<'field'>['test']) {
  if (test === 'filled' || test === 'empty' || test === 'past') return 'tagRules.is-field-alone'
  return test === 'within-days' ? 'tagRules.is-field-days' : 'tagRules.is-field'
}

function describeOrders({ atLeast, withinDays, eachAbove }: Of<'orders'>): string {
  const orders = t('tagRules.orders', numbered(atLeast))
  const said = t('tagRules.is-orders', { orders, period: sayPeriod(withinDays) })
  if (eachAbove === undefined) return said
  const amount = formatAmount(eachAbove.amountMinor, eachAbove.currency, language.value)
  return `${said}${t('tagRules.comma')}${t('tagRules.is-orders-above', { amount })}`
}

function describeDeal({ stageIds, closesWithinDays }: Of<'deal'>): string {
  const names = allStages()
    .filter(({ id }) => stageIds.includes(id))
    .map(stageName)
  const stages = names.length === 0 ? t('tagRules.anyStage') : names.join(', ')
  const said = t('tagRules.is-deal', { stages })
  if (closesWithinDays === undefined) return said
  return `${said}${t('tagRules.comma')}${t('tagRules.is-deal-closes', { period: sayPeriod(closesWithinDays) })}`
}
