import { Undo2 } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { DueFollowUp } from '@/storage/protocol/follow-ups'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../app/clock'
import { mayChange } from '../app/may'
import { openWorkspace } from '../app/open-workspace'
import { write } from '../app/write'

/** What replies have cancelled lately: one look says whether that was right. */
export function CancelledList({ rows }: { rows: readonly DueFollowUp[] }) {
  const now = useMinute()
  return (
    <section class="due-group" aria-labelledby="due-cancelled">
      <h2 class="due-group-title" id="due-cancelled">
        {t('followUps.cancelledTitle')}
      </h2>
      <p class="quiet">{t('followUps.cancelledHint')}</p>
      <ul class="due-list" aria-label={t('followUps.cancelledTitle')}>
        {rows.map(({ id, contact, dueAt, note }) => {
          const when = formatMoment(dueAt, now)
          const reopen = (): void =>
            void write('followUps.reopen', { id }, t('followUps.broughtBack', { when }))
          return (
            <li key={id} class="follow-up">
              <div class="follow-up-text">
                <button
                  type="button"
                  class="due-name"
                  onClick={() => openWorkspace(`#/contacts/${contact.id}`)}
                >
                  <bdi>{contact.name}</bdi>
                </button>
                <p class="quiet">{t('followUps.cancelledRow', { when })}</p>
                {note !== undefined && (
                  <p class="keeps-lines" dir="auto">
                    {note}
                  </p>
                )}
              </div>
              {mayChange('followUps') && (
                <Button small icon={Undo2} onClick={reopen}>
                  {t('followUps.bringBack')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
