import { t } from '@/locales/t'
import { CURRENCIES, isCurrency } from '@/utils/products/currencies'
import { typedAmount } from '@/utils/products/typed-amount'

export type TypedMoney = { amount: string; currency: string }

type AmountProps = {
  value: TypedMoney
  isFaulty: boolean
  onChange: (value: TypedMoney) => void
}

/** An amount and its currency. */
export function AmountFields({ value, isFaulty, onChange }: AmountProps) {
  const { amount, currency } = value
  return (
    <div class="amount-fields">
      <input
        class="input"
        aria-label={t('money.amount')}
        aria-invalid={isFaulty && isCurrency(currency) && typedAmount(amount, currency) === undefined}
        placeholder={t('money.amount')}
        inputMode="decimal"
        maxLength={20}
        dir="ltr"
        value={amount}
        onInput={(event) => onChange({ amount: event.currentTarget.value, currency })}
      />
      <input
        class="input"
        aria-label={t('money.currency')}
        aria-invalid={isFaulty && !isCurrency(currency)}
        list="card-currencies"
        autocapitalize="characters"
        maxLength={3}
        dir="ltr"
        value={currency}
        onInput={(event) => onChange({ amount, currency: event.currentTarget.value.toUpperCase() })}
      />
      <datalist id="card-currencies">
        {CURRENCIES.map((code) => (
          <option key={code}>{code}</option>
        ))}
      </datalist>
    </div>
  )
}

/** @returns the amount in minor units; undefined for what is no amount of a known currency. */
export function readMoney({ amount, currency }: TypedMoney): number | undefined {
  return isCurrency(currency) ? typedAmount(amount.trim(), currency) : undefined
}
