import { EyeOff } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ChatSighting } from '@/storage/schema/chat'
import { write } from '../app/write'
import { RepliesPanel } from '../replies'
import { UnknownCustomer } from './unknown-customer'

/** A chat that is never tracked. Quick replies keep nothing, so they stay. */
export function PrivateChat({ chat }: { chat: ChatSighting }) {
  const trackAgain = (): void => {
    void write('card.setPrivate', { chat, isPrivate: false }, t('private.trackedAgain', { name: chat.name }))
  }
  return (
    <>
      <Empty isPage icon={EyeOff} title={t('private.title')}>
        <p>{t('private.hint')}</p>
        <Button onClick={trackAgain}>{t('private.trackAgain')}</Button>
      </Empty>
      <UnknownCustomer chat={chat}>
        <RepliesPanel />
      </UnknownCustomer>
    </>
  )
}
