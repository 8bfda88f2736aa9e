import { MessageCircleReply, X } from 'lucide-preact'
import { signal } from '@preact/signals'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../app/clock'
import { mayChange } from '../app/may'
import { useCustomer } from '../customer'
import { useCardFollowUps } from './use-card-follow-ups'

/** What the person has seen and agreed with, while this page is open. */
const dismissed = signal<ReadonlySet<string>>(new Set())

/** A reply came, so nobody has to be reminded; said aloud, and taken back by one press. */
export function CancelledLines({ cancelled }: { cancelled: readonly FollowUp[] }) {
  const { card } = useCustomer()
  const actions = useCardFollowUps()
  const now = useMinute()
  return (
    <>
      {cancelled
        .filter(({ id }) => !dismissed.value.has(id))
        .map((followUp) => (
          <div key={followUp.id} class="notice cancelled-line" role="status">
            <MessageCircleReply size={14} aria-hidden="true" />
            <span class="notice-text">
              {t('followUps.cancelled', {
                name: card.contact.name,
                when: formatMoment(followUp.dueAt, now),
              })}
              {followUp.note !== undefined && (
                <span class="one-line cancelled-note" dir="auto">
                  {followUp.note}
                </span>
              )}
            </span>
            {mayChange('followUps') && (
              <Button small onClick={() => actions.reopen(followUp)}>
                {t('followUps.bringBack')}
              </Button>
            )}
            <IconButton
              label={t('followUps.dismissCancelled')}
              icon={X}
              onClick={() => {
                dismissed.value = new Set([...dismissed.value, followUp.id])
              }}
            />
          </div>
        ))}
    </>
  )
}
