import { t } from '@/locales/t'
import { parseRule } from '@/utils/follow-ups/recurrence-text'
import type { Recurrence } from '@/utils/follow-ups/recurrence-type'
import { formatDate } from '@/utils/format'
import { language } from '@/utils/i18n'

/** A Monday, at noon UTC. */
const SOME_MONDAY = Date.UTC(2024, 0, 1, 12)
const DAY_MS = 86_400_000
const WORK_DAYS = '1,2,3,4,5'

/** @returns how often a follow-up comes back, in words: "every Monday"; the rule itself when there are none for it. */
export function ruleText(rule: string): string {
  const recurrence = parseRule(rule)
  if (recurrence === undefined) return rule
  const often = oftenText(recurrence)
  const { until, count } = recurrence
  if (count !== undefined) return t('followUps.rule.times', { rule: often, count })
  if (until === undefined) return often
  const at = 'at' in until ? until.at : until.day * DAY_MS
  const day = formatDate(at, { dateStyle: 'medium', ...('day' in until && { timeZone: 'UTC' }) })
  return t('followUps.rule.until', { rule: often, day })
}

function oftenText({ frequency, interval, weekdays, monthDays, positions }: Recurrence): string {
  const every = t(`followUps.rule.${frequency}`, { count: interval })
  if (weekdays.length > 0 && positions.length === 0 && weekdays.every(({ nth }) => nth === undefined)) {
    if (interval === 1 && weekdays.map(({ day }) => day).join() === WORK_DAYS)
      return t('followUps.rule.weekdays')
    const days = listText(weekdays.map(({ day }) => dayName(day)))
    return interval === 1 && frequency === 'WEEKLY'
      ? t('followUps.rule.everyDays', { days })
      : t('followUps.rule.onDays', { every, days })
  }
  const last = monthDays.at(-1)
  if (frequency === 'MONTHLY' && last !== undefined) {
    if (last === -1) return t('followUps.rule.onLastDay', { every })
    return t('followUps.rule.onMonthDay', { every, day: last })
  }
  return every
}

function dayName(day: number): string {
  return formatDate(SOME_MONDAY + (day - 1) * DAY_MS, { weekday: 'long', timeZone: 'UTC' })
}

function listText(items: readonly string[]): string {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(items)
}
