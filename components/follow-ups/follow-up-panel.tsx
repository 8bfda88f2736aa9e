import './follow-ups.css'
import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { useCustomer } from '../customer'
import { FollowUpItem } from './follow-up-item'
import { FollowUpForm } from './follow-up-form'
import { useCardFollowUps } from './use-card-follow-ups'

/** The next follow-up in sight, the others below it, and a short form for one more. */
export function FollowUpPanel() {
  const { card } = useCustomer()
  const actions = useCardFollowUps()
  const [isPlanning, setPlanning] = useState(false)
  const [next, ...others] = card.followUps
  return (
    <Section
      title={t('followUps.next')}
      actions={
        next !== undefined &&
        !isPlanning && (
          <IconButton label={t('followUps.plan')} icon={Plus} onClick={() => setPlanning(true)} />
        )
      }
    >
      {next !== undefined && <FollowUpItem followUp={next} actions={actions} />}
      {isPlanning ? (
        <FollowUpForm
          onPlan={(plan) => {
            setPlanning(false)
            actions.plan(plan)
          }}
          onCancel={() => setPlanning(false)}
        />
      ) : (
        next === undefined && (
          <Button variant="quiet" small icon={Plus} onClick={() => setPlanning(true)}>
            {t('followUps.plan')}
          </Button>
        )
      )}
      {others.length > 0 && (
        <details class="follow-up-others">
          <summary>{t('followUps.others', { count: others.length })}</summary>
          {others.map((followUp) => (
            <FollowUpItem key={followUp.id} followUp={followUp} actions={actions} />
          ))}
        </details>
      )}
    </Section>
  )
}
