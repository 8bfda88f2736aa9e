import '@/components/ui/field.css'
import './value.css'
import { ChartPie } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ValueView } from '@/storage/protocol/customers'
import { useQuery } from '@/storage/use-query'
import { formatPercent } from '@/utils/format'
import { QueryError } from '../app/query-error'
import { ValueTable } from './value-table'

/** The fifth of the customers that brings most, each currency for itself. */
export function ValueScreen() {
  const [currency, setCurrency] = useState<string>()
  const { data, error, refetch } = useQuery('customers.value', currency === undefined ? {} : { currency })
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('value.title')}</h1>
        {data.currencies.length > 1 && (
          <select
            class="input value-currency"
            aria-label={t('value.currency')}
            value={data.currency}
            onChange={(event) => setCurrency(event.currentTarget.value)}
          >
            {data.currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        )}
      </div>
      {data.rows.length === 0 ? (
        <Empty icon={ChartPie} title={t('value.empty')}>
          <p>{t('value.emptyHint')}</p>
        </Empty>
      ) : (
        <>
          <p class="value-says">{says(data)}</p>
          <ValueTable view={data} />
          <p class="quiet">{t('value.explain')}</p>
        </>
      )}
    </div>
  )
}

function says({ rows, customers }: ValueView): string {
  const share = rows.at(-1)?.upTo ?? 0
  return t('value.says', { count: rows.length, customers, share: formatPercent(share) })
}
