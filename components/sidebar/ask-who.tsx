import { UserPlus } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ChatSighting } from '@/storage/schema/chat'
import type { ContactBrief } from '@/storage/schema/contact'
import { RepliesPanel } from '../replies'
import { Candidates } from './candidates'
import { createCard, linkChat } from './link-chat'
import { UnknownCustomer } from './unknown-customer'

/** A bare name matches a contact: it never attaches itself, it asks once. */
export function AskWho({ chat, candidates }: { chat: ChatSighting; candidates: ContactBrief[] }) {
  return (
    <>
      <section class="section" aria-labelledby="ask-who">
        <h1 id="ask-who" class="card-name">
          {t('ask.title', { name: chat.name, count: candidates.length })}
        </h1>
        <p class="quiet">{t('ask.hint')}</p>
        <Candidates candidates={candidates} onPick={(contact) => linkChat(chat, contact)} />
        <div class="candidates">
          <Button icon={UserPlus} onClick={() => void createCard(chat)}>
            {t('ask.someoneNew')}
          </Button>
        </div>
      </section>
      <UnknownCustomer chat={chat}>
        <RepliesPanel />
      </UnknownCustomer>
    </>
  )
}
