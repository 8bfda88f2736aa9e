import { ConfirmDialog } from '@/components/ui/dialog'
import { t } from '@/locales/t'
import type { ChatSighting } from '@/storage/schema/chat'
import { write } from '../app/write'
import { dropDraftsAbout } from '../customer'

export function NeverTrackDialog({ chat, onClose }: { chat: ChatSighting; onClose: () => void }) {
  const neverTrack = async (): Promise<void> => {
    onClose()
    const done = t('private.done', { name: chat.name })
    const written = await write('card.setPrivate', { chat, isPrivate: true }, done)
    if (written === undefined) return
    dropDraftsAbout({ chat })
    if (written.contactId !== undefined) dropDraftsAbout({ contactId: written.contactId })
  }
  return (
    <ConfirmDialog
      title={t('private.confirmTitle', { name: chat.name })}
      confirmLabel={t('private.confirm')}
      cancelLabel={t('common.cancel')}
      isDanger
      onCancel={onClose}
      onConfirm={() => void neverTrack()}
    >
      <p>{t('private.explanation')}</p>
      <p>{t('private.existing')}</p>
    </ConfirmDialog>
  )
}
