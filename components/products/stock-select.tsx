import { t } from '@/locales/t'
import { type Product, STOCK_STATES } from '@/storage/schema/product'

type StockSelectProps = {
  label?: string
  value: Product['stock']
  onChange: (stock: Product['stock']) => void
  control?: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }
}

export function StockSelect({ label, value, onChange, control }: StockSelectProps) {
  return (
    <select
      {...control}
      class="input stock"
      data-stock={value}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(STOCK_STATES.find((state) => state === event.currentTarget.value))}
    >
      <option value="">{t('products.stock-unknown')}</option>
      {STOCK_STATES.map((state) => (
        <option key={state} value={state}>
          {t(`products.stock-${state}`)}
        </option>
      ))}
    </select>
  )
}
