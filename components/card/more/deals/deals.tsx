import { Plus } from 'lucide-preact'
import { mayChange } from '@/components/app/may'
import { useState } from 'preact/hooks'
import { allStages } from '@/components/app/stages'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { Deal } from '@/storage/schema/deal'
import { dealDrafts, useBegunRow } from '../form-drafts'
import { sumText } from '../money-text'
import { useMore } from '../more-scope'
import { Part } from '../part'
import { DealForm } from './deal-form'
import { DealRow } from './deal-row'
import { isOpenDeal } from './stage-of'

/** What may still be sold to this customer, and what was. */
export function Deals() {
  const { more, adding, setAdding } = useMore()
  const [opened, setEditing] = useState<string>()
  const stages = allStages()
  // One that was half filled in opens by itself.
  const isEditable = mayChange('deals')
  const drafted = useBegunRow(dealDrafts)
  const begun = isEditable ? drafted : undefined
  const editing = opened ?? begun
  const isAdding = adding === 'deal' || begun === ''
  if (more.deals.length === 0 && !isAdding) return null
  const open = more.deals.filter((deal) => isOpenDeal(deal, stages))
  const closed = more.deals.filter((deal) => !isOpenDeal(deal, stages))
  const rowOf = (deal: Deal) =>
    deal.id === editing ? (
      <DealForm key={deal.id} deal={deal} onClose={() => setEditing(undefined)} />
    ) : (
      <DealRow key={deal.id} deal={deal} stages={stages} onEdit={() => setEditing(deal.id)} />
    )
  return (
    <Part
      id="deals"
      title={t('deal.title')}
      startsOpen
      isBusy={isAdding}
      summary={[...(open.length > 0 ? [t('deal.open', { count: open.length })] : []), sumText(open)]
        .filter((text) => text !== '')
        .join(' · ')}
      actions={
        isEditable && <IconButton label={t('deal.add')} icon={Plus} onClick={() => setAdding('deal')} />
      }
    >
      {isAdding && <DealForm onClose={() => setAdding(undefined)} />}
      {open.map(rowOf)}
      {closed.length > 0 && (
        <details class="card-more">
          <summary>{t('deal.closed', { count: closed.length })}</summary>
          {closed.map(rowOf)}
        </details>
      )}
    </Part>
  )
}
