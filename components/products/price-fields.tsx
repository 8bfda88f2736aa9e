import { Plus, X } from 'lucide-preact'
import { Button, IconButton } from '@/components/ui/button'
import { type MessageKey, t } from '@/locales/t'
import { CURRENCIES } from '@/utils/products/currencies'
import type { TypedPrice } from './product-draft'

type PriceFieldsProps = {
  prices: readonly TypedPrice[]
  fault: MessageKey | undefined
  onChange: (prices: TypedPrice[]) => void
}

const MOST_PRICES = 20

/** A price in each currency one sells in. */
export function PriceFields({ prices, fault, onChange }: PriceFieldsProps) {
  const change = (at: number, patch: Partial<TypedPrice>): void =>
    onChange(prices.map((price, index) => (index === at ? { ...price, ...patch } : price)))
  const add = (): void => {
    const used = new Set(prices.map(({ currency }) => currency))
    const currency = CURRENCIES.find((code) => !used.has(code)) ?? ''
    onChange([...prices, { currency, amount: '' }])
  }
  return (
    <div class="field" role="group" aria-label={t('products.prices')}>
      <span class="field-label">{t('products.prices')}</span>
      {prices.map(({ currency, amount }, at) => (
        <div class="price" key={at}>
          <input
            class="input"
            aria-label={t('products.amount')}
            aria-invalid={fault === 'products.amountFault'}
            inputMode="decimal"
            maxLength={20}
            value={amount}
            onInput={(event) => change(at, { amount: event.currentTarget.value })}
          />
          <input
            class="input price-currency"
            aria-label={t('products.currency')}
            aria-invalid={fault === 'products.currencyFault'}
            list="currencies"
            maxLength={3}
            autocapitalize="characters"
            value={currency}
            onInput={(event) => change(at, { currency: event.currentTarget.value.toUpperCase() })}
          />
          <IconButton
            label={t('products.removePrice')}
            icon={X}
            disabled={prices.length === 1}
            onClick={() => onChange(prices.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <datalist id="currencies">
        {CURRENCIES.map((code) => (
          <option key={code}>{code}</option>
        ))}
      </datalist>
      {fault !== undefined && (
        <span class="field-error" role="alert">
          {t(fault)}
        </span>
      )}
      <div>
        <Button small variant="quiet" icon={Plus} disabled={prices.length >= MOST_PRICES} onClick={add}>
          {t('products.addPrice')}
        </Button>
      </div>
    </div>
  )
}
