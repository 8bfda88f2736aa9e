import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'

type PickProps = {
  now: number
  local: string
  onLocal: (local: string) => void
  onPick: (at: number) => void
}

/** A date and time from the calendar. */
export function PickMoment({ now, local, onLocal, onPick }: PickProps) {
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
        onInput={(event) => onLocal(event.currentTarget.value)}
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
