import { t } from '@/locales/t'
import { language } from '@/utils/i18n'
import { formatAmount } from '@/utils/money'

/** What the deals of a stage amount to, each currency for itself: the largest first. */
export function Sums({ sums }: { sums: Record<string, number> }) {
  const shown = Object.entries(sums)
    .filter(([, amount]) => amount > 0)
    .toSorted(([, a], [, b]) => b - a)
  return (
    <p class="board-sums">
      {shown.length > 0 && <span class="visually-hidden">{t('pipeline.sums')}</span>}
      {shown.map(([currency, amount]) => (
        <span key={currency}>{formatAmount(amount, currency, language.value)}</span>
      ))}
    </p>
  )
}
