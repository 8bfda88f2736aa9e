import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { Lazy } from '../app/lazy'

/** Rules have a grammar, which most cards do without. */
const loadRuleLine = async () => (await import('./rule-line')).RuleLine

/** What it is about, whether it comes back, and what a reply means when that is not the usual. */
export function FollowUpDetails({ followUp: { note, rule, condition } }: { followUp: FollowUp }) {
  return (
    <>
      {note !== undefined && (
        <p class="keeps-lines" dir="auto">
          {note}
        </p>
      )}
      {rule !== undefined && <Lazy load={loadRuleLine} props={{ rule }} />}
      {condition === 'regardless' && <p class="follow-up-rule">{t('followUps.stays')}</p>}
      {condition === 'reset-on-contact' && <p class="follow-up-rule">{t('followUps.startsAgain')}</p>}
    </>
  )
}
