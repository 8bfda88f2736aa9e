import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { isComposing, isTyping } from '@/components/ui/keys'
import { moveFocus } from '@/components/ui/move-focus'
import { useInSight } from '@/components/ui/use-in-sight'
import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { followUpPresets } from '@/utils/follow-ups/presets'
import { useMinute } from '../app/clock'
import type { DraftOwner } from '../customer'
import { ownTimeZone } from './own-time-zone'
import { PickMoment } from './pick-moment'
import { noteOf, type Plan, planAt } from './plan-fields'
import { PlanOptions } from './plan-options'
import { PresetButtons } from './preset-buttons'
import { Understood } from './understood'
import { usePlanDraft } from './use-plan-draft'
import { useWords } from './use-words'

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
export function FollowUpForm({ owner, followUp, onPlan, onCancel }: FollowUpFormProps) {
  const now = useMinute()
  const form = useRef<HTMLDivElement>(null)
  const draft = usePlanDraft(owner, followUp)
  const words = useWords(draft.words)
  const [isRefused, setRefused] = useState(false)
  const presets = followUpPresets(now, ownTimeZone())
  useInSight(form, true)
  useEffect(() => setRefused(false), [draft.words])
  // Before anything is drawn: the digit may already be on its way.
  useLayoutEffect(() => focusFirst(form.current), [])

  const rest = words.understood?.rest ?? (followUp === undefined ? draft.words.trim() : '')
  const plan = (dueAt: number): void =>
    onPlan(planAt(dueAt, draft.fields, followUp, { rest, rule: words.understood?.rule }))
  const save = async (): Promise<void> => {
    const understood = await words.settle()
    if (understood !== undefined) onPlan(planAt(understood.dueAt, draft.fields, followUp, understood))
    else if (followUp !== undefined && draft.words.trim() === '') plan(followUp.dueAt)
    else setRefused(true)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
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
    else if (/^\p{L}$/u.test(event.key)) return wordsField(form.current)?.focus()
    else if (!moveFocus(event, form.current, '.preset')) return
    event.preventDefault()
  }
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event)) return
    event.preventDefault()
    void save()
  }
  const label = t(followUp === undefined ? 'followUps.plan' : 'followUps.editing')
  return (
    <div
      class="follow-up-form"
      role="group"
      aria-label={label}
      tabIndex={-1}
      ref={form}
      onKeyDown={onKeyDown}
    >
      <input
        class="input"
        data-words
        aria-label={t('followUps.words')}
        placeholder={t('followUps.wordsExample')}
        value={draft.words}
        maxLength={300}
        dir="auto"
        aria-invalid={isRefused}
        onInput={(event) => draft.change(event.currentTarget.value, {})}
        onKeyDown={onEnter}
      />
      <Understood
        words={draft.words}
        reading={words}
        fields={draft.fields}
        followUp={followUp}
        isRefused={isRefused}
      />
      <input
        class="input"
        aria-label={t('followUps.note')}
        placeholder={t('followUps.note')}
        value={draft.fields.note ?? noteOf({}, followUp, words.understood?.rest ?? '')}
        maxLength={300}
        dir="auto"
        onInput={(event) => draft.change(draft.words, { note: event.currentTarget.value })}
        onKeyDown={onEnter}
      />
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
        <Button variant="primary" small onClick={() => void save()}>
          {t('followUps.save')}
        </Button>
        <Button small onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}

function wordsField(form: HTMLElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>('[data-words]') ?? null
}

/** A half-written sentence is gone on with; otherwise a digit is all it takes. */
function focusFirst(form: HTMLElement | null): void {
  const field = form?.querySelector<HTMLInputElement>('[data-words]')
  if (field && field.value !== '') field.focus()
  else form?.querySelector<HTMLElement>('.preset')?.focus()
}
