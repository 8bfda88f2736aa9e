import { Fragment } from 'preact'
import { t } from '@/locales/t'
import type { ValueRow, ValueView } from '@/storage/protocol/customers'
import { formatPercent } from '@/utils/format'
import { language } from '@/utils/i18n'
import { formatAmount } from '@/utils/money'

const LINE = 0.8

/** Customers by amount, and the line above which four fifths of everything come from. */
export function ValueTable({ view: { rows, currency } }: { view: ValueView }) {
  const lineAt = rows.findIndex(({ upTo }) => upTo >= LINE)
  return (
    <div class="value-scroll">
      <table class="value-table" aria-label={t('value.title')}>
        <thead>
          <tr>
            <th scope="col">{t('value.customer')}</th>
            <th scope="col" class="value-number">
              {t('value.orders')}
            </th>
            <th scope="col" class="value-number">
              {t('value.amount')}
            </th>
            <th scope="col" class="value-number">
              {t('value.share')}
            </th>
            <th scope="col" class="value-number">
              {t('value.upTo')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Fragment key={row.contact.id}>
              <Row row={row} currency={currency} most={rows[0]?.share ?? 1} />
              {at === lineAt && (
                <tr class="value-line">
                  <td colSpan={5}>{t('value.line', { count: at + 1 })}</td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, currency, most }: { row: ValueRow; currency: string; most: number }) {
  const { contact, amountMinor, orders, share, upTo } = row
  return (
    <tr>
      <th scope="row">
        <a href={`#/contacts/${contact.id}`} class="one-line" dir="auto">
          {contact.name}
        </a>
        <span class="value-bar" style={{ inlineSize: `${(share / most) * 100}%` }} />
      </th>
      <td class="value-number">{orders}</td>
      <td class="value-number">{formatAmount(amountMinor, currency, language.value)}</td>
      <td class="value-number">{formatPercent(share)}</td>
      <td class="value-number">{formatPercent(upTo)}</td>
    </tr>
  )
}
