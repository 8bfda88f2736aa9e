import { Trash2, Undo2 } from 'lucide-preact'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { TrashEntry } from '@/storage/protocol/data'
import { formatMoment } from '@/utils/format'
import { KIND_ICONS } from './kind-icons'
import { daysLeft, nameOf, titleOf } from './title-of'

type RowProps = { entry: TrashEntry; now: number; onRestore: () => void; onErase: () => void }

export function TrashRow({ entry, now, onRestore, onErase }: RowProps) {
  const { id, table, contactName, deletedAt } = entry
  const Icon = KIND_ICONS[table]
  const title = nameOf(entry)
  return (
    <li class="trash-row" data-id={id}>
      <Icon class="trash-icon" size={18} aria-hidden="true" />
      <div class="trash-text">
        <p class="trash-title" dir="auto">
          {titleOf(entry)}
        </p>
        <p class="quiet trash-about">
          <span>{t(`trash.kind-${table}`)}</span>
          {contactName !== undefined && (
            <span>
              <bdi>{contactName}</bdi>
            </span>
          )}
          <span>{t('trash.deletedAt', { when: formatMoment(deletedAt, now) })}</span>
          <span>{t('trash.goneIn', { count: daysLeft(entry, now) })}</span>
        </p>
      </div>
      <div class="trash-actions">
        <Button small icon={Undo2} aria-label={t('trash.restoreThis', { title })} onClick={onRestore}>
          {t('trash.restore')}
        </Button>
        <IconButton label={t('trash.eraseThis', { title })} icon={Trash2} onClick={onErase} />
      </div>
    </li>
  )
}
