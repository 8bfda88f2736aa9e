import './timeline.css'
import { useMinute } from '@/components/app/clock'
import { useCustomer } from '@/components/customer'
import { t } from '@/locales/t'
import type { Activity } from '@/storage/schema/message'
import { formatTime } from '@/utils/format'
import { agoText } from '../ago-text'
import { Part } from '../part'
import { Entries } from './entries'

/** What happened with this customer, newest first, and what was seen last. */
export function Timeline() {
  const { card, isSaved } = useCustomer()
  const minute = useMinute()
  if (!isSaved) return null
  const { activity } = card
  const last = activity?.lastAt
  return (
    <Part
      id="timeline"
      title={t('timeline.title')}
      {...(last !== undefined && { summary: agoText(last, minute) })}
    >
      {activity && <LastSeen activity={activity} now={minute} />}
      <Entries />
    </Part>
  )
}

function LastSeen({ activity, now }: { activity: Activity; now: number }) {
  const { lastAt, lastDirection, lastAck, asOf } = activity
  if (lastAt === undefined) return null
  const who = lastDirection === 'out' ? outText(lastAck) : t(`timeline.last-${lastDirection}`)
  return (
    <p class="timeline-last">
      {`${who}, ${agoText(lastAt, now)}`}
      <span class="quiet"> {t('timeline.asOf', { time: asOfText(asOf, now) })}</span>
    </p>
  )
}

function outText(ack: Activity['lastAck']): string {
  const isTold = ack === 'read' || ack === 'delivered' || ack === 'sent'
  return isTold ? t(`timeline.last-out-${ack}`) : t('timeline.last-out')
}

const DAY_MS = 86_400_000

function asOfText(asOf: number, now: number): string {
  return now - asOf < DAY_MS ? formatTime(asOf) : agoText(asOf, now)
}
