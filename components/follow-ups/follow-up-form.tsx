import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { isComposing, isTyping } from '@/components/ui/keys'
import { moveFocus } from '@/components/ui/move-focus'
import { useInSight } from '@/components/ui/use-in-sight'
import { useKeys } from '@/components/ui/use-keys'
import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { followUpPresets } from '@/utils/follow-ups/presets'
import { useMinute } from '../app/clock'
import type { DraftOwner } from '../customer'
import { ownTimeZone } from './own-time-zone'
import { PickMoment } from './pick-moment'
import type { Plan } from './plan-fields'
import { PlanOptions } from './plan-options'
import { PresetButtons } from './preset-buttons'
import { usePlanForm } from './use-plan-form'
import { WordsFields } from './words-fields'
import { workingCalendar } from './working-calendar'

export type FollowUpFormProps = {
  /** Whom it is for. What is half filled in stays a draft of theirs. */
  owner: DraftOwner
  /** The one to change; absent: a new one. */
  followUp?: FollowUp | undefined
  onPlan: (plan: Plan) => void
  onCancel: () => void
}

/**
 * Plans a follow-up by one key, the digit of a preset, or by words: a letter typed on the presets goes into the first field.
 * What was understood shows before it is saved.
 */
export function FollowUpForm(props: FollowUpFormProps) {
  const { followUp, onCancel } = props
  const now = useMinute()
  const place = useRef<HTMLDivElement>(null)
  const form = usePlanForm(props)
  const { draft, words, plan } = form
  const presets = followUpPresets(now, ownTimeZone(), workingCalendar())
  useInSight(place, true)
  // Before anything is drawn: the digit may already be on its way.
  useLayoutEffect(() => focusFirst(place.current), [])
  useKeys(place, (event) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
      return
    }
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    const preset = presets[Number(event.key) - 1]
    if (preset !== undefined) plan(preset.at)
    // The letter itself goes where the focus is by then.
    else if (/^\p{L}$/u.test(event.key)) return wordsField(place.current)?.focus()
    else if (!moveFocus(event, place.current, '.preset')) return
    event.preventDefault()
  })
  const label = t(followUp === undefined ? 'followUps.plan' : 'followUps.editing')
  return (
    <div class="follow-up-form" role="group" aria-label={label} ref={place}>
      <WordsFields form={form} followUp={followUp} />
      <PresetButtons presets={presets} now={now} onPick={plan} />
      <PickMoment
        now={now}
        local={draft.fields.local ?? ''}
        onLocal={(local) => draft.change(draft.words, { local })}
        onPick={plan}
      />
      <PlanOptions
        fields={draft.fields}
        followUp={followUp}
        wordsRule={words.understood?.rule}
        dueAt={words.understood?.dueAt ?? followUp?.dueAt ?? now}
        onChange={(fields) => draft.change(draft.words, fields)}
      />
      <div class="row">
        <Button variant="primary" small onClick={form.save}>
          {t('followUps.save')}
        </Button>
        <Button small onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}

function wordsField(form: HTMLElement | null): HTMLInputElement | null | undefined {
  return form?.querySelector<HTMLInputElement>('[data-words]')
}

/** A half-written sentence is gone on with; otherwise a digit is all it takes. */
function focusFirst(form: HTMLElement | null): void {
  const field = wordsField(form)
  if (field && field.value !== '') field.focus()
  else form?.querySelector<HTMLElement>('.preset')?.focus()
}
