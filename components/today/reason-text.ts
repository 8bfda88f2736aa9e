import { t } from '@/locales/t'
import { formatDistance, formatMoment, formatSpan, formatTime } from '@/utils/format'
import type { Reason } from '@/utils/today/reason'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How urgent a reason looks. The words say it too. */
export type Tone = 'urgent' | 'due' | 'soon' | 'calm'

/**
 * @returns why a customer stands in the list at `now` (epoch ms), in words; `everyHours` is how often one wants to be in
 * touch with them.
 */
export function reasonText(reason: Reason, now: number, everyHours?: number): string {
  switch (reason.kind) {
    case 'twice':
      return t('today.reason.twice', { count: reason.count, time: spanSince(reason.since, now) })
    case 'waiting': {
      const times = { time: spanSince(reason.since, now), distance: formatDistance(reason.answerBy, now) }
      return t(reason.answerBy <= now ? 'today.reason.waiting-late' : 'today.reason.waiting', times)
    }
    case 'follow-up':
      return followUpText(reason, now)
    case 'in-touch': {
      const distance = formatDistance(reason.since, now)
      if (everyHours === undefined) return t('today.reason.in-touch', { distance })
      return t('today.reason.in-touch-every', { distance, span: formatSpan(everyHours * HOUR_MS) })
    }
    case 'quiet':
      return t(reason.wasRead ? 'today.reason.quiet-read' : 'today.reason.quiet', {
        time: spanSince(reason.since, now),
      })
    default:
      return t('today.reason.no-step', { time: spanSince(reason.since, now) })
  }
}

/** @returns how urgent a reason is at `now` (epoch ms). */
export function toneOf(reason: Reason, now: number): Tone {
  switch (reason.kind) {
    case 'twice':
      return 'urgent'
    case 'waiting':
      return reason.answerBy <= now ? 'urgent' : 'soon'
    case 'follow-up':
      return 'due'
    case 'in-touch':
      return reason.zone === 'red' ? 'urgent' : 'soon'
    default:
      return 'calm'
  }
}

function followUpText({ dueAt, note }: Reason & { kind: 'follow-up' }, now: number): string {
  const isToday = new Date(dueAt).toDateString() === new Date(now).toDateString()
  const when = isToday ? formatTime(dueAt) : formatMoment(dueAt, now)
  return note === undefined
    ? t('today.reason.follow-up-bare', { when })
    : t('today.reason.follow-up', { note, when })
}

/** Whoever has just written waits a minute: seconds would only make the list restless. */
function spanSince(since: number, now: number): string {
  return formatSpan(Math.max(MINUTE_MS, now - since))
}
