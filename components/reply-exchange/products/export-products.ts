import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import type { Product } from '@/storage/schema/product'
import { now } from '@/utils/clock'
import type { ExchangedProduct } from '@/utils/products/exchange/exchanged-product'
import { writeProducts } from '@/utils/products/exchange/write-products'
import { datedName } from '../../app/dated-name'
import { saveText } from '../../app/save-text'

/** Saves products as a table; says that pictures are not in it where there are any. */
export function exportProducts(products: readonly Product[]): void {
  const name = datedName('products', 'csv', now())
  const pictures = products.filter(({ pictureId }) => pictureId !== undefined).length
  saveText(name, writeProducts(products.map(toExchanged)), 'text/csv')
  const saved = t('exchange.productsSaved', { count: products.length, name })
  const without = pictures === 0 ? '' : ` ${t('exchange.withoutPictures', { count: pictures })}`
  showToast({ text: `${saved}${without}`, tone: 'done' })
}

function toExchanged({ name, sku, prices, stock, link, note }: Product): ExchangedProduct {
  return {
    name,
    ...(sku !== undefined && { sku }),
    prices,
    ...(stock !== undefined && { stock }),
    ...(link !== undefined && { link }),
    ...(note !== undefined && { note }),
  }
}
