import './quiet.css'
import { useId } from 'preact/hooks'
import { useMinute } from '@/components/app/clock'
import { mayChange } from '@/components/app/may'
import { settings } from '@/components/app/settings'
import { useCustomer } from '@/components/customer'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { CardData } from '@/storage/protocol/ui'
import { QUIET_REASONS, type QuietReason } from '@/storage/schema/contact'
import { now } from '@/utils/clock'
import { useSave } from '../../use-save'
import { agoText } from '../ago-text'
import { Part } from '../part'
import { NextStep } from './next-step'

const HOUR_MS = 3_600_000

/** They have read our last message and not answered: why, as the person sees it, and one thing to do about it. */
export function Quiet() {
  const { card } = useCustomer()
  const save = useSave()
  const minute = useMinute()
  const since = quietSince(card)
  if (since === undefined) return null
  const reason = reasonOf(card)
  const isEditable = mayChange('contacts')
  if (!isEditable && reason === undefined) return null
  // Whoever has only just read it is not silent yet.
  const isLong = minute - since > (settings.value?.today.quietAfterHours ?? 0) * HOUR_MS
  return (
    <Part
      id="quiet"
      title={t('quiet.title')}
      startsOpen={isLong || reason !== undefined}
      summary={agoText(since, minute)}
    >
      {!isEditable && reason !== undefined && <p>{t(`quiet.reason-${reason}`)}</p>}
      {isEditable && (
        <Reasons chosen={reason} onChoose={(next) => save({ quiet: { reason: next, at: now() } })} />
      )}
      {isEditable && reason !== undefined && (
        <div class="quiet-step">
          <p>{t(`quiet.advice-${reason}`)}</p>
          <div class="row">
            <NextStep reason={reason} />
            <Button small variant="quiet" onClick={() => save({ quiet: null })}>
              {t('quiet.clear')}
            </Button>
          </div>
        </div>
      )}
    </Part>
  )
}

type ReasonsProps = { chosen: QuietReason | undefined; onChoose: (reason: QuietReason) => void }

function Reasons({ chosen, onChoose }: ReasonsProps) {
  const name = useId()
  return (
    <fieldset class="quiet-reasons">
      <legend>{t('quiet.why')}</legend>
      {QUIET_REASONS.map((reason) => (
        <label key={reason} class="quiet-reason">
          <input
            type="radio"
            name={name}
            class="visually-hidden"
            checked={reason === chosen}
            onChange={() => onChoose(reason)}
          />
          {t(`quiet.reason-${reason}`)}
        </label>
      ))}
    </fieldset>
  )
}

/** @returns when our last message was written, while it is read and not answered. */
function quietSince({ activity }: CardData): number | undefined {
  if (activity?.lastDirection !== 'out' || activity.lastAck !== 'read') return undefined
  return activity.lastOutAt ?? activity.lastAt
}

/** A reason from before their last answer says nothing about this silence. */
function reasonOf({ contact: { quiet }, activity }: CardData): QuietReason | undefined {
  return quiet === undefined || quiet.at < (activity?.lastInAt ?? 0) ? undefined : quiet.reason
}
