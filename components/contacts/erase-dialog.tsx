import { ConfirmDialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { Contact } from '@/storage/schema/contact'
import { showError } from '../app/errors'
import { goTo } from '../app/route'
import { dropDraftsAbout } from '../customer'

/** Erasing is the one thing that cannot be undone, so it says what it does and asks. */
export function EraseDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { id: contactId, name } = contact
  const erase = async (): Promise<void> => {
    onClose()
    try {
      await askWorkspace('contacts.erase', { contactId })
      dropDraftsAbout({ contactId })
      showToast({ text: t('contacts.erased', { name }), tone: 'done' })
      goTo('contacts')
    } catch (error) {
      showError(error, { retry: () => void erase() })
    }
  }
  return (
    <ConfirmDialog
      title={t('contacts.eraseTitle', { name })}
      confirmLabel={t('contacts.erase')}
      cancelLabel={t('common.cancel')}
      isDanger
      onCancel={onClose}
      onConfirm={() => void erase()}
    >
      <p>{t('contacts.eraseText')}</p>
      <p>{t('contacts.eraseFinal')}</p>
    </ConfirmDialog>
  )
}
