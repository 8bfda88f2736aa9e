import { useMemo } from 'preact/hooks'
import type { CardData } from '@/storage/protocol/ui'
import type { ReplyRow } from '@/storage/schema/reply'
import { now } from '@/utils/clock'
import { language } from '@/utils/i18n'
import type { Known } from '@/utils/templates/completion'
import type { TemplateContext, TemplateValues } from '@/utils/templates/context'
import { templateContext, variablesWith, writerOf } from '@/utils/templates/variables'
import { settings } from '../../app/settings'
import { usePhone } from '../../app/use-phone'

/** What is known while a reply is written: what it can name, and what that is for the chosen contact. */
export type Facts = {
  known: Known
  values: TemplateValues
  context: Omit<TemplateContext, 'answers'>
}

/** @returns what a text in `textLanguage` can name and get for the contact of `card`. */
export function useFacts(card: CardData | undefined, rows: readonly ReplyRow[], textLanguage: string): Facts {
  const contact = card?.contact
  const { place } = usePhone(contact?.phone ?? '')
  const current = settings.value
  const shown = language.value
  return useMemo(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const { workingHours, currency } = current ?? {}
    // A customer who gets this text speaks its language.
    const spoken = textLanguage || contact?.language || shown
    const zone = contact?.timeZone ?? place?.timeZone
    const person = contact && { ...contact, language: spoken, ...(zone !== undefined && { timeZone: zone }) }
    const base = templateContext(person, writerOf(current, { language: spoken, timeZone }), now())
    return {
      known: {
        variables: variablesWith(Object.keys(contact?.custom ?? {})),
        shortcuts: rows.map(({ shortcut }) => shortcut),
      },
      values: base.values,
      context: {
        ...base,
        ...(workingHours && { workDays: workingHours.days }),
        ...(currency !== undefined && { currency }),
      },
    }
  }, [contact, rows, textLanguage, current, shown, place?.timeZone])
}
