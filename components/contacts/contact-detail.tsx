import { ArrowLeft, Download, EllipsisVertical, Eraser, MessageCircle, Trash2, UserX } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { CardData } from '@/storage/protocol/ui'
import { useQuery } from '@/storage/use-query'
import { mayChange } from '../app/may'
import { openWhatsApp } from '../app/open-whatsapp'
import { Panels } from '../app/panels'
import { QueryError } from '../app/query-error'
import { goTo } from '../app/route'
import { write } from '../app/write'
import { CustomerScope } from '../customer'
import { exportContact } from './export-contact'
import { EraseDialog } from './erase-dialog'

/** The card of one contact, the same as beside the chat. */
export function ContactDetail({ contactId }: { contactId: string }) {
  const { data, error, refetch } = useQuery('card.get', { contactId })
  // Deleted while it was open: what is still in memory must not look as if it were there.
  if (error?.code === 'not-found') return <Gone />
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <CustomerScope visit={`contact:${contactId}`} target={{ contactId }} stored={data} isSaved>
      <DetailTools data={data} />
      <Panels />
    </CustomerScope>
  )
}

function Gone() {
  return (
    <Empty icon={UserX} title={t('contacts.gone')}>
      <Button onClick={() => goTo('contacts')}>{t('contacts.back')}</Button>
    </Empty>
  )
}

function DetailTools({ data }: { data: CardData }) {
  const { id: contactId, name } = data.contact
  const [asksToErase, setAsksToErase] = useState(false)
  const remove = async (): Promise<void> => {
    const written = await write('contacts.remove', { contactId }, t('contacts.removed', { name }))
    if (written !== undefined) goTo('contacts')
  }
  return (
    <div class="detail-tools">
      <span class="detail-back">
        <IconButton label={t('contacts.back')} icon={ArrowLeft} flips onClick={() => goTo('contacts')} />
      </span>
      <span class="grow">
        <Button small icon={MessageCircle} onClick={() => void openWhatsApp(contactId)}>
          {t('contacts.openChat')}
        </Button>
      </span>
      <Menu
        label={t('contacts.actions')}
        icon={EllipsisVertical}
        items={[
          { label: t('contacts.export'), icon: Download, run: () => void exportContact(data.contact) },
          ...(mayChange('contacts')
            ? [
                { label: t('contacts.remove'), icon: Trash2, run: () => void remove() },
                {
                  label: t('contacts.erase'),
                  icon: Eraser,
                  isDanger: true,
                  run: () => setAsksToErase(true),
                },
              ]
            : []),
        ]}
      />
      {asksToErase && <EraseDialog contact={data.contact} onClose={() => setAsksToErase(false)} />}
    </div>
  )
}
