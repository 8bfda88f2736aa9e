import './more.css'
import { useState } from 'preact/hooks'
import { useQuery } from '@/storage/use-query'
import { Lazy } from '@/components/app/lazy'
import { QueryError } from '@/components/app/query-error'
import { useCustomer, useOptimistic } from '@/components/customer'
import { loadWhose } from '@/components/team'
import { Add } from './add'
import { ConversationPart } from './conversation'
import { Consents } from './consent/consents'
import { Deals } from './deals/deals'
import { Files } from './files'
import { Names } from './names/names'
import { Orders } from './orders/orders'
import { Quiet } from './quiet/quiet'
import { SamePerson } from './same-person'
import { type Adding, MoreProvider, NOTHING_MORE } from './more-scope'
import { Score } from './score/score'
import { Timeline } from './timeline/timeline'

/** What else is known of a customer: what they are worth, what they agreed to, what happened. */
export function More() {
  const { contactId } = useCustomer()
  return <MoreOf key={contactId} />
}

function MoreOf() {
  const { contactId, isSaved, card } = useCustomer()
  const { data, error, refetch } = useQuery('card.more', isSaved ? { contactId } : undefined)
  const { shown, apply } = useOptimistic(data ?? NOTHING_MORE)
  const [adding, setAdding] = useState<Adding>()
  const isPerson = card.contact.kind === 'person'
  if (data === undefined && error) return <QueryError error={error} retry={refetch} />
  // What is not known yet is not said to be nothing.
  if (data === undefined && isSaved) return null
  return (
    <MoreProvider value={{ more: shown, apply, adding, setAdding }}>
      <Lazy load={loadWhose} />
      {isPerson && (
        <>
          <SamePerson />
          <Quiet />
          <Score />
          <Deals />
          <Orders />
          <Consents />
        </>
      )}
      <ConversationPart />
      <Files />
      <Names />
      <Timeline />
      {isPerson && <Add />}
    </MoreProvider>
  )
}
