import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import { showError } from './errors'

/**
 * Goes to WhatsApp, and to a contact's chat there when one is given; says so when only WhatsApp could be opened.
 * @returns whether the chat is open.
 */
export async function openWhatsApp(contactId?: string): Promise<boolean> {
  try {
    const { opened } = await askUi('whatsapp.open', contactId === undefined ? {} : { contactId })
    if (contactId !== undefined && opened === 'app') showToast({ text: t('whatsapp.noChat'), tone: 'error' })
    return opened === 'chat'
  } catch (error) {
    showError(error, { retry: () => void openWhatsApp(contactId) })
    return false
  }
}
