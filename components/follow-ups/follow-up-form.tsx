import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { isComposing, isTyping } from '@/components/ui/keys'
import { moveFocus } from '@/components/ui/move-focus'
import { useInSight } from '@/components/ui/use-in-sight'
import { t } from '@/locales/t'
import { formatMoment } from '@/utils/format'
import { followUpPresets } from '@/utils/follow-ups/presets'
import { useMinute } from '../app/clock'
import { ownTimeZone } from './own-time-zone'
import { presetLabel } from './preset-label'
import type { Plan } from './use-card-follow-ups'

/** Plans a follow-up by one key: the digit of a preset. A note may be written first, or a date and time chosen. */
export function FollowUpForm({ onPlan, onCancel }: { onPlan: (plan: Plan) => void; onCancel: () => void }) {
  const now = useMinute()
  const [note, setNote] = useState('')
  const form = useRef<HTMLDivElement>(null)
  const presets = followUpPresets(now, ownTimeZone())
  useInSight(form, true)
  // Before anything is drawn: the digit may already be on its way.
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('.preset')?.focus(), [])

  const plan = (dueAt: number): void => onPlan({ dueAt, note: note.trim() })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
      return
    }
    if (isTyping(event.target)) return
    const preset = presets[Number(event.key) - 1]
    if (preset !== undefined) plan(preset.at)
    else if (!moveFocus(event, form.current, '.preset')) return
    event.preventDefault()
  }
  return (
    <div class="follow-up-form" role="group" aria-label={t('followUps.plan')} ref={form}>
      <input
        class="input"
        aria-label={t('followUps.note')}
        placeholder={t('followUps.note')}
        value={note}
        maxLength={300}
        dir="auto"
        onInput={(event) => setNote(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div>
        {presets.map(({ id, at }, index) => (
          <button
            key={id}
            type="button"
            class="preset"
            aria-keyshortcuts={String(index + 1)}
            onClick={() => plan(at)}
            onKeyDown={onKeyDown}
          >
            <kbd aria-hidden="true">{index + 1}</kbd>
            {presetLabel(id)}
            <span class="preset-at begins-large">{formatMoment(at, now)}</span>
          </button>
        ))}
      </div>
      <PickMoment now={now} onPick={plan} />
      <div>
        <Button small onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}

function PickMoment({ now, onPick }: { now: number; onPick: (at: number) => void }) {
  const [local, setLocal] = useState('')
  const at = local === '' ? Number.NaN : new Date(local).getTime()
  const isPast = at <= now
  return (
    <div class="follow-up-pick">
      <input
        class="input"
        type="datetime-local"
        aria-label={t('followUps.dateAndTime')}
        value={local}
        aria-invalid={isPast}
        onInput={(event) => setLocal(event.currentTarget.value)}
      />
      <Button small disabled={Number.isNaN(at) || isPast} onClick={() => onPick(at)}>
        {t('followUps.set')}
      </Button>
      {isPast && (
        <span class="field-error" role="alert">
          {t('followUps.past')}
        </span>
      )}
    </div>
  )
}
