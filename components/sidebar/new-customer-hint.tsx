import { t } from '@/locales/t'
import type { ChatSighting } from '@/storage/schema/chat'
import type { ContactBrief } from '@/storage/schema/contact'
import { mayChange } from '../app/may'
import { Candidates } from './candidates'
import { linkChat } from './link-chat'

/** Nothing is kept of a chat that was only looked at; the first thing written makes the card. */
export function NewCustomerHint({ chat, sameName }: { chat: ChatSighting; sameName: ContactBrief[] }) {
  if (!mayChange('contacts')) return null
  return (
    <div class="hint-bar">
      <p>{t('newCustomer.hint')}</p>
      {sameName.length > 0 && (
        <details>
          <summary>{t('newCustomer.sameName', { name: chat.name, count: sameName.length })}</summary>
          <Candidates candidates={sameName} onPick={(contact) => linkChat(chat, contact)} />
        </details>
      )}
    </div>
  )
}
