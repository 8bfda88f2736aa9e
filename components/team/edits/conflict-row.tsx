import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ShownConflict } from '@/storage/protocol/team'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../../app/clock'
import { aboutRow, nameOf } from './about'
import { fieldName } from './field-name'
import { fieldValue } from './field-value'
import type { Names } from './use-names'

type RowProps = {
  conflict: ShownConflict
  names: Names
  onKeep: (keep: 'mine' | 'theirs', field: string) => void
}

export function ConflictRow({ conflict, names, onKeep }: RowProps) {
  const { id, at, field, mine, theirs, by, currency } = conflict
  const now = useMinute()
  const called = fieldName(field, names)
  const about = aboutRow(conflict)
  const who = by?.name
  const of = { field: called, title: about ?? nameOf(conflict) }
  const textOf = (value: unknown): string => fieldValue({ field, currency, names }, value)
  return (
    <li class="team-change" data-id={id}>
      <div class="grow">
        <p>
          {who === undefined
            ? t('team.conflictSomebody', { field: called })
            : t('team.conflict', { name: who, field: called })}
        </p>
        <p class="quiet team-small">
          {about !== undefined && <span dir="auto">{about} · </span>}
          {formatMoment(at, now)}
        </p>
        <dl class="team-values">
          <dt>{t('team.mine')}</dt>
          <dd dir="auto">{textOf(mine)}</dd>
          <dt>{t('team.theirs')}</dt>
          <dd dir="auto">{textOf(theirs)}</dd>
        </dl>
      </div>
      <div class="team-buttons">
        <Button small aria-label={t('team.keepMineOf', of)} onClick={() => onKeep('mine', called)}>
          {t('team.keepMine')}
        </Button>
        <Button small aria-label={t('team.keepTheirsOf', of)} onClick={() => onKeep('theirs', called)}>
          {t('team.keepTheirs')}
        </Button>
      </div>
    </li>
  )
}
