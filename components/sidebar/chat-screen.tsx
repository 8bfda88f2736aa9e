import { MessagesSquare } from 'lucide-preact'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ChatCard } from '@/storage/protocol/ui'
import type { ChatSighting } from '@/storage/schema/chat'
import { Panels } from '../app/panels'
import { mayChange } from '../app/may'
import { QueryError } from '../app/query-error'
import { blankCard, CustomerScope, newContactIdFor, useChatCard, visitKey } from '../customer'
import { Ambiguous } from './ambiguous'
import { AskWho } from './ask-who'
import { NewCustomerHint } from './new-customer-hint'
import { PrivateChat } from './private-chat'

/** What stands beside the open chat. */
export function ChatScreen({ chat }: { chat: ChatSighting }) {
  return <OpenChat key={visitKey(chat)} chat={chat} />
}

/** What the sidebar does, while no chat is open and nobody needs anything. */
export function NoChat() {
  return (
    <Empty icon={MessagesSquare} title={t('sidebar.noChat')}>
      <ul class="tips">
        <li>{t('sidebar.tipCard')}</li>
        <li>{t('sidebar.tipReplies')}</li>
        <li>{t('sidebar.tipFollowUps')}</li>
      </ul>
    </Empty>
  )
}

function OpenChat({ chat }: { chat: ChatSighting }) {
  const { data, error, refetch } = useChatCard(chat)
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return <ChatCardView chat={chat} data={data} />
}

function ChatCardView({ chat, data }: { chat: ChatSighting; data: ChatCard }) {
  switch (data.status) {
    case 'private':
      return <PrivateChat chat={chat} />
    case 'ask':
      // Who may not say it for good says it for this visit.
      return mayChange('aliases') ? (
        <AskWho chat={chat} candidates={data.candidates} />
      ) : (
        <Ambiguous chat={chat} candidates={data.candidates} />
      )
    case 'ambiguous':
      return <Ambiguous chat={chat} candidates={data.candidates} />
    default: {
      // One scope for both, so that nothing being typed is lost when the first write makes the card.
      const isSaved = data.status === 'known'
      const stored = isSaved ? data : blankCard(chat, newContactIdFor(chat))
      const target = isSaved ? { contactId: data.contact.id } : { chat }
      return (
        <CustomerScope visit={visitKey(chat)} target={target} stored={stored} isSaved={isSaved} chat={chat}>
          {data.status === 'new' && <NewCustomerHint chat={chat} sameName={data.sameName} />}
          <Panels />
        </CustomerScope>
      )
    }
  }
}
