import { ConfirmDialog } from '@/components/ui/dialog'
import { t } from '@/locales/t'
import type { ChatSighting } from '@/storage/schema/chat'
import { write } from '../app/write'

export function NeverTrackDialog({ chat, onClose }: { chat: ChatSighting; onClose: () => void }) {
  return (
    <ConfirmDialog
      title={t('private.confirmTitle', { name: chat.name })}
      confirmLabel={t('private.confirm')}
      cancelLabel={t('common.cancel')}
      isDanger
      onCancel={onClose}
      onConfirm={() => {
        onClose()
        void write('card.setPrivate', { chat, isPrivate: true }, t('private.done', { name: chat.name }))
      }}
    >
      <p>{t('private.explanation')}</p>
      <p>{t('private.existing')}</p>
    </ConfirmDialog>
  )
}
