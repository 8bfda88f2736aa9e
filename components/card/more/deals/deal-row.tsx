import { CircleCheck, CircleX, Ellipsis, Pencil, ReceiptText, Trash2 } from 'lucide-preact'
import { useMinute } from '@/components/app/clock'
import { mayChange } from '@/components/app/may'
import { stageName } from '@/components/app/stages'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { t } from '@/locales/t'
import type { Deal, Stage } from '@/storage/schema/deal'
import { dayOfMoment, dayText } from '../day-text'
import { moneyText } from '../money-text'
import { useOrderActions } from '../orders/use-order-actions'
import { stageOf } from './stage-of'
import { useDealActions } from './use-deal-actions'

type DealRowProps = { deal: Deal; stages: readonly Stage[]; onEdit: () => void }

export function DealRow({ deal, stages, onEdit }: DealRowProps) {
  const { move, remove } = useDealActions()
  const { orderOf } = useOrderActions()
  const stage = stageOf(deal, stages)
  const isEditable = mayChange('deals')
  const { title, amountMinor, currency, note } = deal
  const closing = (kind: Stage['kind']): Stage | undefined => stages.find((one) => one.kind === kind)
  const [won, lost] = [closing('won'), closing('lost')]
  const items: MenuItem[] = [
    { label: t('deal.edit'), icon: Pencil, run: onEdit },
    ...(won && stage?.kind !== 'won'
      ? [{ label: t('deal.won'), icon: CircleCheck, run: () => move(deal, won) }]
      : []),
    ...(lost && stage?.kind !== 'lost'
      ? [{ label: t('deal.lost'), icon: CircleX, run: () => move(deal, lost) }]
      : []),
    ...(amountMinor === undefined
      ? []
      : [{ label: t('deal.asOrder'), icon: ReceiptText, run: () => orderOf(deal) }]),
    { label: t('deal.remove'), icon: Trash2, isDanger: true, run: () => remove(deal) },
  ]
  return (
    <div class="deal" role="group" aria-label={title}>
      <div class="deal-line">
        <span class="deal-title" dir="auto">
          {title}
        </span>
        {amountMinor !== undefined && <span class="deal-amount">{moneyText(amountMinor, currency)}</span>}
        <Menu label={t('deal.actions', { title })} icon={Ellipsis} items={isEditable ? items : []} />
      </div>
      <div class="deal-line">
        {isEditable ? (
          <select
            class="deal-stage"
            aria-label={t('deal.stageOf', { title })}
            value={stage?.id}
            onChange={(event) => {
              const next = stages.find(({ id }) => id === event.currentTarget.value)
              if (next) move(deal, next)
            }}
          >
            {stages.map((one) => (
              <option key={one.id} value={one.id}>
                {stageName(one)}
              </option>
            ))}
          </select>
        ) : (
          stage && <span class="quiet">{stageName(stage)}</span>
        )}
        {stage?.kind === 'open' && <CloseDay deal={deal} />}
      </div>
      {note !== undefined && (
        <p class="deal-note" dir="auto">
          {note}
        </p>
      )}
    </div>
  )
}

function CloseDay({ deal: { expectedClose } }: { deal: Deal }) {
  const today = dayOfMoment(useMinute())
  if (expectedClose === undefined) return null
  const isLate = expectedClose < today
  return (
    <span class={`deal-day${isLate ? ' deal-late' : ''}`}>
      {t(isLate ? 'deal.late' : 'deal.closes', { day: dayText(expectedClose) })}
    </span>
  )
}
