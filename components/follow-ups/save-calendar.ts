import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { type CalendarItem, writeCalendar } from '@/utils/calendar/ics'
import { now } from '@/utils/clock'
import { datedName } from '../app/dated-name'
import { saveText } from '../app/save-text'

export type Exported = FollowUp & { contact: { name: string; phone?: string | undefined } }

const CHAT_URL = 'https://web.whatsapp.com/send?phone='

/** Lets the browser save follow-ups as one calendar file, each with an alarm, and says how many. */
export function saveCalendar(rows: readonly Exported[], kind: CalendarItem['kind']): void {
  const at = now()
  const file = datedName('follow-ups', 'ics', at)
  saveText(file, writeFollowUps(rows, kind, at), 'text/calendar')
  showToast({ text: t('followUps.exported', { count: rows.length, file }), tone: 'done' })
}

/** @returns follow-ups as one calendar file, written at `at` (epoch ms). */
export function writeFollowUps(rows: readonly Exported[], kind: CalendarItem['kind'], at: number): string {
  return writeCalendar(
    rows.map((row) => itemOf(row, kind)),
    at,
  )
}

function itemOf({ contact, ...followUp }: Exported, kind: CalendarItem['kind']): CalendarItem {
  const { id, dueAt, timeZone, note, rule, startsAt } = followUp
  const { name, phone } = contact
  const title =
    note === undefined
      ? t('followUps.eventTitle', { name })
      : t('followUps.eventTitleNote', { name, note: note.split('\n')[0] ?? note })
  return {
    id,
    dueAt,
    timeZone,
    title,
    kind,
    ...(note !== undefined && { note }),
    ...(rule !== undefined && { rule }),
    ...(startsAt !== undefined && { startsAt }),
    ...(phone !== undefined && { url: `${CHAT_URL}${phone.replace(/\D/g, '')}` }),
  }
}
