import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { Contact } from '@/storage/schema/contact'
import { now } from '@/utils/clock'
import { datedName } from '../app/dated-name'
import { showError } from '../app/errors'
import { saveText } from '../app/save-text'

/** Saves everything that is kept about one person as a file, to give to them. */
export async function exportContact(contact: Pick<Contact, 'id' | 'name'>): Promise<void> {
  try {
    const { json } = await askWorkspace('contacts.export', { contactId: contact.id })
    const file = datedName('contact', 'json', now())
    saveText(file, json, 'application/json')
    showToast({ text: t('contacts.exported', { name: contact.name, file }), tone: 'done' })
  } catch (error) {
    showError(error, { retry: () => void exportContact(contact) })
  }
}
