import './follow-ups.css'
import { Plus } from 'lucide-preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { useMinute } from '../app/clock'
import { Lazy, preload } from '../app/lazy'
import { mayChange } from '../app/may'
import { useCustomer } from '../customer'
import { FollowUpItem } from './follow-up-item'
import { isDue } from './is-due'
import type { Plan } from './plan-fields'
import { type FollowUpActions, useCardFollowUps } from './use-card-follow-ups'
import { followPlanKey, PLAN_KEY, usePlanning } from './use-planning'

/** The card is all one sees at first. */
const loadForm = async () => (await import('./follow-up-form')).FollowUpForm

/** The next follow-up in sight, the others below it, and a short form for one more. Due ones stand at the top. */
export function FollowUpPanel() {
  const customer = useCustomer()
  const { card } = customer
  const now = useMinute()
  const actions = useCardFollowUps()
  const isEditable = mayChange('followUps')
  const planning = usePlanning(customer)
  const place = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => preload(loadForm), [])
  useLayoutEffect(
    () => (isEditable ? followPlanKey(place.current, planning.open) : undefined),
    [customer.key, isEditable],
  )
  useEffect(() => {
    // The form took the focus with it.
    const isNowhere = document.activeElement === document.body && document.hasFocus()
    if (!planning.isOpen && wasOpen.current && isNowhere) planButton(place.current)?.focus()
    wasOpen.current = planning.isOpen
  }, [planning.isOpen])
  const [next, ...others] = card.followUps.filter((one) => !isDue(one, now))
  const { name } = card.contact
  if (!isEditable && next === undefined) return null
  return (
    <div ref={place}>
      <Section
        title={t('followUps.next')}
        actions={
          next !== undefined &&
          isEditable &&
          !planning.isOpen && (
            <IconButton
              label={t('followUps.plan')}
              icon={Plus}
              aria-keyshortcuts={PLAN_KEY}
              onClick={() => planning.open()}
            />
          )
        }
      >
        {next !== undefined && (
          <FollowUpItem followUp={next} name={name} actions={actions} onEdit={() => planning.open(next)} />
        )}
        {isEditable && planning.isOpen && <PlanForm planning={planning} actions={actions} />}
        {isEditable && !planning.isOpen && next === undefined && (
          <PlanButton onClick={() => planning.open()} />
        )}
        <Others others={others} name={name} actions={actions} onEdit={planning.open} />
      </Section>
    </div>
  )
}

type FormProps = { planning: ReturnType<typeof usePlanning>; actions: FollowUpActions }

function PlanForm({ planning, actions }: FormProps) {
  const owner = useCustomer()
  const { followUp } = planning
  const onPlan = (plan: Plan): void => {
    planning.close()
    actions.plan(plan, followUp)
  }
  const props = { owner, followUp, onPlan, onCancel: planning.cancel }
  return <Lazy load={loadForm} key={followUp?.id} props={props} />
}

type OthersProps = {
  others: readonly FollowUp[]
  name: string
  actions: FollowUpActions
  onEdit: (followUp: FollowUp) => void
}

function Others({ others, name, actions, onEdit }: OthersProps) {
  if (others.length === 0) return null
  return (
    <details class="follow-up-others">
      <summary>{t('followUps.others', { count: others.length })}</summary>
      {others.map((one) => (
        <FollowUpItem key={one.id} followUp={one} name={name} actions={actions} onEdit={() => onEdit(one)} />
      ))}
    </details>
  )
}

function planButton(place: HTMLElement | null): HTMLElement | null | undefined {
  return place?.querySelector<HTMLElement>('[aria-keyshortcuts]')
}

function PlanButton({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="quiet" small icon={Plus} aria-keyshortcuts={PLAN_KEY} onClick={onClick}>
      {t('followUps.plan')}
      <span class="key-hint" data-key={PLAN_KEY.toUpperCase()} aria-hidden="true" />
    </Button>
  )
}
