import { t } from '@/locales/t'
import type { VisibleSettings } from '@/storage/schema/settings'
import { formatNumber } from '@/utils/format'
import { LookList } from '../app/look-list'

type Shown = Pick<VisibleSettings, 'customFields' | 'grading' | 'currency'>

/** The fields that a team's cards have, for who does not change them. */
export function FieldList({ customFields }: Shown) {
  const rows = customFields.map(({ id, label, kind, choices = [] }) => ({
    key: id,
    name: label,
    detail: [t(`fields.kind-${kind}`), ...(choices.length > 0 ? [choices.join(', ')] : [])].join(': '),
  }))
  return <LookList label={t('fields.title')} rows={rows} />
}

/** Where a team's grades change, for who does not change that. */
export function GradingList({ grading, currency }: Shown) {
  const rows = (['ordersForA', 'ordersForB', 'amount'] as const).map((name) => ({
    key: name,
    name: t(`grading.${name}`, { currency }),
    detail: formatNumber(grading[name]),
  }))
  return <LookList label={t('grading.title')} rows={rows} />
}
