import { MessageCircle } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { BoardDeal } from '@/storage/protocol/customers'
import type { Stage } from '@/storage/schema/deal'
import { language } from '@/utils/i18n'
import { formatAmount } from '@/utils/money'
import { mayChange } from '../app/may'
import { openWhatsApp } from '../app/open-whatsapp'
import { dayText } from './close-text'

type CardProps = {
  deal: BoardDeal
  stage: Stage
  activeId: string | undefined
  today: string
  /** What is being dragged would come before it. */
  isDropBefore: boolean
  onActive: (dealId: string) => void
  onOpen: (deal: BoardDeal) => void
}

export function DealCard({ deal, stage, activeId, today, isDropBefore, onActive, onOpen }: CardProps) {
  const { id, title, contact, amountMinor, currency, expectedClose } = deal
  const isLate = stage.kind === 'open' && expectedClose !== undefined && expectedClose < today
  return (
    <li class="deal" data-drop={isDropBefore}>
      <button
        type="button"
        class="deal-card"
        data-deal={id}
        tabIndex={id === activeId ? 0 : -1}
        aria-describedby={mayChange('deals') ? 'pipeline-keys' : undefined}
        onFocus={() => onActive(id)}
        onClick={() => onOpen(deal)}
      >
        <span class="deal-title" dir="auto">
          {title}
        </span>
        <span class="deal-customer one-line" dir="auto">
          {contact.name}
        </span>
        <span class="deal-facts">
          {amountMinor !== undefined && (
            <span class="deal-amount">{formatAmount(amountMinor, currency, language.value)}</span>
          )}
          {expectedClose !== undefined && stage.kind === 'open' && (
            <span class={isLate ? 'deal-late' : 'quiet'}>
              {t(isLate ? 'pipeline.late' : 'pipeline.closes', { day: dayText(expectedClose, today) })}
            </span>
          )}
        </span>
      </button>
      <IconButton
        label={t('pipeline.openChat', { name: contact.name })}
        icon={MessageCircle}
        tabIndex={id === activeId ? 0 : -1}
        onClick={() => void openWhatsApp(deal.contactId)}
      />
    </li>
  )
}
