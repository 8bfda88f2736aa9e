import { useState } from 'preact/hooks'
import { t } from '@/locales/t'
import { isCurrency } from '@/utils/products/currencies'
import { amountToType, typedAmount } from '@/utils/products/typed-amount'
import { settings } from '../app/settings'
import { type ConditionProps, MOST_COUNT } from './condition-props'
import { CountPart, DaysPart } from './number-part'
import { Sentence } from './sentence'

const FIRST_AMOUNT = 3_000

export function OrdersCondition({ condition, onChange }: ConditionProps<'orders'>) {
  const { atLeast, withinDays, eachAbove } = condition
  const { eachAbove: _, ...plain } = condition
  const currency = settings.value?.currency ?? 'USD'
  return (
    <>
      <Sentence
        text={t('tagRules.is-orders')}
        parts={{
          orders: (
            <CountPart
              noun="tagRules.orders"
              label={t('tagRules.howMany')}
              value={atLeast}
              min={1}
              max={MOST_COUNT}
              onChange={(next) => onChange({ ...condition, atLeast: next })}
            />
          ),
          period: (
            <DaysPart days={withinDays} onChange={(next) => onChange({ ...condition, withinDays: next })} />
          ),
        }}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={eachAbove !== undefined}
          onChange={(event) => {
            const amountMinor = typedAmount(String(FIRST_AMOUNT), currency) ?? 0
            onChange(event.currentTarget.checked ? { ...plain, eachAbove: { amountMinor, currency } } : plain)
          }}
        />
        <span>{t('tagRules.onlyAbove')}</span>
      </label>
      {eachAbove !== undefined && (
        <AmountPart amount={eachAbove} onChange={(next) => onChange({ ...condition, eachAbove: next })} />
      )}
    </>
  )
}

type Amount = { amountMinor: number; currency: string }

function AmountPart({ amount, onChange }: { amount: Amount; onChange: (amount: Amount) => void }) {
  const [typed, setTyped] = useState(() => amountToType(amount.amountMinor, amount.currency))
  const [code, setCode] = useState(amount.currency)
  const hasCurrency = isCurrency(code)
  const minor = hasCurrency ? typedAmount(typed, code) : undefined
  const change = (nextTyped: string, nextCode: string): void => {
    setTyped(nextTyped)
    setCode(nextCode)
    const amountMinor = isCurrency(nextCode) ? typedAmount(nextTyped, nextCode) : undefined
    if (amountMinor !== undefined) onChange({ amountMinor, currency: nextCode })
  }
  return (
    <>
      <input
        class="input rule-part-number"
        aria-label={t('tagRules.amount')}
        aria-invalid={hasCurrency && minor === undefined}
        inputMode="decimal"
        maxLength={20}
        value={typed}
        onInput={(event) => change(event.currentTarget.value, code)}
      />
      <input
        class="input rule-part-currency"
        aria-label={t('tagRules.currency')}
        aria-invalid={!hasCurrency}
        maxLength={3}
        autocapitalize="characters"
        value={code}
        onInput={(event) => change(typed, event.currentTarget.value.toUpperCase())}
      />
    </>
  )
}
