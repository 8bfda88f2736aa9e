import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { formatDayAndTime } from '@/utils/format'
import { noteOf, planAt, type PlanFields } from './plan-fields'
import { ruleText } from './rule-text'
import type { useWords } from './use-words'

type UnderstoodProps = {
  words: string
  reading: Pick<ReturnType<typeof useWords>, 'understood' | 'isRead'>
  fields: PlanFields
  followUp: FollowUp | undefined
  /** It was to be saved without a time. */
  isRefused: boolean
}

/** What was understood of the words, before anything is saved; or two examples of what would be. */
export function Understood({ words, reading, fields, followUp, isRefused }: UnderstoodProps) {
  const { understood, isRead } = reading
  const isLost = isRefused || (isRead && words.trim().length > 2 && understood === undefined)
  return (
    <p class={isRefused ? 'field-error' : 'field-hint'} role="status">
      {understood !== undefined &&
        t('followUps.understood', { what: whatText(understood, fields, followUp) })}
      {understood === undefined && isLost && (
        <>
          {t('followUps.notUnderstood', {
            first: t('followUps.example.first'),
            second: t('followUps.example.second'),
          })}
        </>
      )}
    </p>
  )
}

function whatText(
  understood: NonNullable<UnderstoodProps['reading']['understood']>,
  fields: PlanFields,
  followUp: FollowUp | undefined,
): string {
  const { dueAt, rest } = understood
  const { rule } = planAt(dueAt, fields, followUp, understood)
  const note = noteOf(fields, followUp, rest)
  return [
    // The date itself, so that nobody has to work out which Tuesday is meant.
    formatDayAndTime(dueAt),
    ...(note === '' ? [] : [t('followUps.withNote', { note })]),
    ...(rule === undefined ? [] : [t('followUps.comesBack', { rule: ruleText(rule) })]),
  ].join(' · ')
}
