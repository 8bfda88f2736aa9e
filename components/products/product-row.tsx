import { ExternalLink, Image, Trash2 } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ListedProduct, Product } from '@/storage/schema/product'
import { language } from '@/utils/i18n'
import { formatAmount } from '@/utils/money'
import { mayChange } from '../app/may'
import { write } from '../app/write'
import { StockSelect } from './stock-select'

export function ProductRow({ product }: { product: ListedProduct }) {
  const { id, name, sku, prices, stock, link, picture } = product
  const setStock = (next: Product['stock']): void => {
    const { createdAt: _1, updatedAt: _2, pictureId: _3, picture: _4, stock: _5, ...draft } = product
    void write('products.save', { ...draft, ...(next && { stock: next }) }, t('products.saved', { name }))
  }
  const isEditable = mayChange('products')
  return (
    <tr>
      <td>
        {isEditable ? (
          <a class="product-name" href={`#/products/${id}`} dir="auto">
            {name}
          </a>
        ) : (
          <span class="product-name" dir="auto">
            {name}
          </span>
        )}
        {sku !== undefined && <span class="product-sku"> {sku}</span>}
        {picture !== undefined && (
          <span class="product-picture" title={picture.name}>
            <Image size={14} aria-hidden="true" />
            <span class="visually-hidden">{t('products.hasPicture')}</span>
          </span>
        )}
        {link !== undefined && (
          <a class="product-link" href={link} target="_blank" rel="noreferrer noopener">
            <ExternalLink size={14} aria-hidden="true" />
            <span class="visually-hidden">{t('products.openLink', { name })}</span>
          </a>
        )}
      </td>
      <td class="product-prices">
        {Object.entries(prices).map(([currency, minor]) => (
          <span key={currency}>{formatAmount(minor, currency, language.value)}</span>
        ))}
      </td>
      <td>
        {isEditable ? (
          <StockSelect label={t('products.stockOf', { name })} value={stock} onChange={setStock} />
        ) : (
          t(`products.stock-${stock ?? 'unknown'}`)
        )}
      </td>
      <td class="product-actions">
        {isEditable && (
          <IconButton
            label={t('products.remove', { name })}
            icon={Trash2}
            onClick={() => void write('products.remove', { id }, t('products.removed', { name }))}
          />
        )}
      </td>
    </tr>
  )
}
