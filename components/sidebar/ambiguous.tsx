import { UserPlus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ChatSighting } from '@/storage/schema/chat'
import type { ContactBrief } from '@/storage/schema/contact'
import { useQuery } from '@/storage/use-query'
import { Panels } from '../app/panels'
import { mayChange } from '../app/may'
import { QueryError } from '../app/query-error'
import { CustomerScope, visitKey } from '../customer'
import { RepliesPanel } from '../replies'
import { Candidates } from './candidates'
import { createCard } from './link-chat'
import { UnknownCustomer } from './unknown-customer'

/** Several chats bear this name and nothing tells them apart. The user may say who it is. */
export function Ambiguous({ chat, candidates }: { chat: ChatSighting; candidates: ContactBrief[] }) {
  const [chosenId, choose] = useState<string>()
  if (chosenId !== undefined) {
    return <ChosenForVisit chat={chat} contactId={chosenId} onLeave={() => choose(undefined)} />
  }
  const create = async (): Promise<void> => {
    const contactId = await createCard(chat)
    if (contactId !== undefined) choose(contactId)
  }
  return (
    <>
      <section class="section" aria-labelledby="ambiguous">
        <h1 id="ambiguous" class="card-name">
          {t(mayChange('aliases') ? 'ambiguous.title' : 'may.whichOne', { name: chat.name })}
        </h1>
        <p class="quiet">{t(mayChange('aliases') ? 'ambiguous.hint' : 'may.whichHint')}</p>
        <Candidates candidates={candidates} onPick={({ id }) => choose(id)} />
        {mayChange('contacts') && (
          <div class="candidates">
            <Button icon={UserPlus} onClick={() => void create()}>
              {t('ask.someoneNew')}
            </Button>
          </div>
        )}
      </section>
      <UnknownCustomer chat={chat}>
        <RepliesPanel />
      </UnknownCustomer>
    </>
  )
}

type ChosenProps = { chat: ChatSighting; contactId: string; onLeave: () => void }

function ChosenForVisit({ chat, contactId, onLeave }: ChosenProps) {
  const { data, error, refetch } = useQuery('card.get', { contactId })
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <CustomerScope visit={visitKey(chat)} target={{ contactId }} stored={data} isSaved chat={chat}>
      <Notice
        action={
          <Button small onClick={onLeave}>
            {t('ambiguous.change')}
          </Button>
        }
      >
        {t('ambiguous.chosen')}
      </Notice>
      <Panels />
    </CustomerScope>
  )
}
