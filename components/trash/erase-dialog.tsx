import { ConfirmDialog } from '@/components/ui/dialog'
import { t } from '@/locales/t'
import type { TrashEntry } from '@/storage/protocol/data'
import { titleOf } from './title-of'

type DialogProps = { entry: TrashEntry; onConfirm: () => void; onCancel: () => void }

export function EraseDialog({ entry, onConfirm, onCancel }: DialogProps) {
  const isContact = entry.table === 'contacts'
  return (
    <ConfirmDialog
      title={t('trash.eraseTitle')}
      confirmLabel={t('trash.erase')}
      cancelLabel={t('common.cancel')}
      isDanger
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p class="trash-title" dir="auto">
        {titleOf(entry)}
      </p>
      <p>{t(isContact ? 'trash.eraseContactText' : 'trash.eraseText')}</p>
    </ConfirmDialog>
  )
}
