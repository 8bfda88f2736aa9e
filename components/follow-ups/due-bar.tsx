import { AlarmClock, Check, CornerDownLeft } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { useQuery } from '@/storage/use-query'
import { formatDistance, formatMoment } from '@/utils/format'
import { snoozePresets } from '@/utils/follow-ups/presets'
import { useMinute } from '../app/clock'
import { Lazy } from '../app/lazy'
import { mayChange } from '../app/may'
import { useCustomer } from '../customer'
import { loadReplyPreview } from '../replies'
import { followUpDrafts } from './follow-up-drafts'
import { FollowUpDetails } from './follow-up-details'
import { MoreMenu } from './follow-up-item'
import { ownTimeZone } from './own-time-zone'
import { presetLabel } from './preset-label'
import { useCardFollowUps } from './use-card-follow-ups'

/** What is due, since when, and everything to do about it. The oldest stands open, the others below it. */
export function DueBar({ due }: { due: readonly FollowUp[] }) {
  const [first, ...others] = due
  if (first === undefined) return null
  return (
    <section class="due-bar" aria-label={t('followUps.due')}>
      <DueFollowUp key={first.id} followUp={first} />
      {others.length > 0 && (
        <details>
          <summary>{t('followUps.alsoDue', { count: others.length })}</summary>
          {others.map((followUp) => (
            <DueFollowUp key={followUp.id} followUp={followUp} />
          ))}
        </details>
      )}
    </section>
  )
}

function DueFollowUp({ followUp }: { followUp: FollowUp }) {
  const now = useMinute()
  const customer = useCustomer()
  const actions = useCardFollowUps()
  const { dueAt, replyId } = followUp
  const when = formatMoment(dueAt, now)
  return (
    <div class="due-one" role="group" aria-label={t('followUps.item', { when })}>
      <div class="due-head">
        <AlarmClock size={16} aria-hidden="true" />
        <div class="grow">
          <span class="due-when begins-large">
            {t('followUps.dueSince', { when, distance: formatDistance(dueAt, now) })}
          </span>
          <FollowUpDetails followUp={followUp} />
        </div>
        <MoreMenu
          label={t('followUps.more')}
          followUp={followUp}
          name={customer.card.contact.name}
          // The form stands below, and opens for whatever is half written.
          onEdit={() => followUpDrafts.type(customer, '', { followUpId: followUp.id })}
          onRemove={() => actions.remove(followUp)}
        />
      </div>
      {mayChange('followUps') && (
        <div class="due-actions">
          <Button variant="primary" small icon={Check} onClick={() => actions.done(followUp)}>
            {t('followUps.done')}
          </Button>
          {snoozePresets(now, dueAt, ownTimeZone()).map(({ id, at }) => (
            <Button key={id} small title={formatMoment(at, now)} onClick={() => actions.snooze(followUp, at)}>
              {presetLabel(id)}
            </Button>
          ))}
        </div>
      )}
      {replyId !== undefined && <OfferedReply replyId={replyId} />}
    </div>
  )
}

/** The quick reply that goes with it: shown as the customer would get it, inserted on demand, never sent. */
function OfferedReply({ replyId }: { replyId: string }) {
  const { data } = useQuery('replies.list', {})
  const [asked, setAsked] = useState(0)
  const row = data?.rows.find(({ id }) => id === replyId)
  if (data === undefined) return null
  if (row === undefined) return <p class="quiet">{t('followUps.replyGone')}</p>
  return (
    <>
      <div class="due-actions">
        <Button small icon={CornerDownLeft} title={row.title} onClick={() => setAsked(asked + 1)}>
          {t('followUps.insertReply')}
        </Button>
        <span class="quiet one-line" dir="auto">
          {row.title}
        </span>
      </div>
      {asked > 0 && <Lazy load={loadReplyPreview} props={{ row, insertion: asked }} />}
    </>
  )
}
