import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'

type ProductSelectProps = { value: string; onChange: (productId: string) => void }

/** Which product it was; not asked where there are none. */
export function ProductSelect({ value, onChange }: ProductSelectProps) {
  const { data } = useQuery('products.list', {})
  if (data === undefined || data.length === 0) return null
  return (
    <label class="card-form-line">
      <span>{t('order.product')}</span>
      <select class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('order.noProduct')}</option>
        {data.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
