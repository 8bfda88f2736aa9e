import { t } from '@/locales/t'
import type { Duplicate } from '@/storage/protocol/customers'

export function PairRow({ pair: { contact, other, reasons } }: { pair: Duplicate }) {
  return (
    <div class="pair-row">
      <div class="one-line pair-names">
        <bdi>{contact.name}</bdi> {t('duplicates.and')} <bdi>{other.name}</bdi>
      </div>
      <div class="quiet one-line pair-why">
        {reasons.map((reason) => t(`duplicates.reason-${reason}`)).join(' · ')}
      </div>
    </div>
  )
}
