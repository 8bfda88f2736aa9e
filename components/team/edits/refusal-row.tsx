import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ShownRefusal } from '@/storage/protocol/team'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../../app/clock'
import { aboutRow, nameOf } from './about'
import { fieldName } from './field-name'
import { fieldValue } from './field-value'
import type { Names } from './use-names'

/** `onDismiss`: absent where it is only looked at. */
type RowProps = { refusal: ShownRefusal; names: Names; onDismiss?: () => void }

export function RefusalRow({ refusal, names, onDismiss }: RowProps) {
  const { id, at, reason, values, currency } = refusal
  const now = useMinute()
  const about = aboutRow(refusal)
  return (
    <li class="team-change" data-id={id}>
      <div class="grow">
        <p>{t(`team.refused-${reason}`)}</p>
        <p class="quiet team-small">
          {about !== undefined && <span dir="auto">{about} · </span>}
          {formatMoment(at, now)}
        </p>
        <dl class="team-values">
          {Object.entries(values).map(([field, value]) => [
            <dt key={`${field}-name`}>{fieldName(field, names)}</dt>,
            <dd key={field} dir="auto">
              {fieldValue({ field, currency, names }, value)}
            </dd>,
          ])}
        </dl>
      </div>
      {onDismiss && (
        <div class="team-buttons">
          <Button
            small
            aria-label={t('team.dismissOf', { title: about ?? nameOf(refusal) })}
            onClick={onDismiss}
          >
            {t('team.dismiss')}
          </Button>
        </div>
      )}
    </li>
  )
}
