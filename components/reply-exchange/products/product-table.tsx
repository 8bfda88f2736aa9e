import { t } from '@/locales/t'
import { language } from '@/utils/i18n'
import { formatAmount } from '@/utils/money'
import type { ProductCandidate } from './plan-products'

type TableProps = {
  candidates: readonly ProductCandidate[]
  leftOut: ReadonlySet<string>
  onLeftOut: (leftOut: ReadonlySet<string>) => void
}

/** Every product of the tables, to be taken or left. */
export function ProductTable({ candidates, leftOut, onLeftOut }: TableProps) {
  const hasConflicts = candidates.some(({ inTheWay }) => inTheWay !== undefined)
  const take = (id: string, isTaken: boolean): void => {
    const next = new Set(leftOut)
    if (isTaken) next.delete(id)
    else next.add(id)
    onLeftOut(next)
  }
  return (
    <table class="import-table">
      <thead>
        <tr>
          <th scope="col">
            <input
              type="checkbox"
              aria-label={t('exchange.takeAll')}
              checked={leftOut.size === 0}
              indeterminate={leftOut.size > 0 && leftOut.size < candidates.length}
              onChange={({ currentTarget: { checked } }) =>
                onLeftOut(new Set(checked ? [] : candidates.map(({ id }) => id)))
              }
            />
          </th>
          <th scope="col">{t('products.name')}</th>
          <th scope="col">{t('products.prices')}</th>
          {hasConflicts && <th scope="col">{t('exchange.conflict')}</th>}
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate) => (
          <ProductRow
            key={candidate.id}
            candidate={candidate}
            hasConflicts={hasConflicts}
            isTaken={!leftOut.has(candidate.id)}
            onTake={(isTaken) => take(candidate.id, isTaken)}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  candidate: ProductCandidate
  hasConflicts: boolean
  isTaken: boolean
  onTake: (isTaken: boolean) => void
}

function ProductRow({ candidate: { product, inTheWay }, hasConflicts, isTaken, onTake }: RowProps) {
  const { name, sku, prices, stock, link } = product
  const details = [sku, stock && t(`products.stock-${stock}`), link].filter((part) => part !== undefined)
  return (
    <tr data-out={!isTaken}>
      <td>
        <input
          type="checkbox"
          aria-label={t('exchange.take', { title: name })}
          checked={isTaken}
          onChange={({ currentTarget }) => onTake(currentTarget.checked)}
        />
      </td>
      <td>
        <span class="import-title" dir="auto">
          {name}
        </span>
        <p class="quiet">{details.join(' · ')}</p>
      </td>
      <td class="import-prices">
        {Object.entries(prices).map(([currency, minor]) => (
          <span key={currency}>{formatAmount(minor, currency, language.value)}</span>
        ))}
      </td>
      {hasConflicts && (
        <td class="import-conflict" dir="auto">
          {inTheWay && t('exchange.haveProduct', { name: inTheWay.name })}
        </td>
      )}
    </tr>
  )
}
