import './products.css'
import { Download, Ellipsis, Package, PackagePlus, Upload } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ListedProduct, Product } from '@/storage/schema/product'
import { useQuery } from '@/storage/use-query'
import { fold } from '@/utils/text/fold'
import { showError } from '../app/errors'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { QueryError } from '../app/query-error'
import { goTo, route } from '../app/route'
import { settings } from '../app/settings'
import { exportProducts } from '../reply-exchange'
import { ProductDialog } from './product-dialog'
import { ProductRow } from './product-row'

/** What is sold: names, prices and stock, for the product field of a quick reply. */
export function ProductsScreen() {
  const [, openId] = route.value
  const { data, error, refetch } = useQuery('products.list', {})
  // The settings say in which currency a new product is priced.
  if (data === undefined || settings.value === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  const open = data.find(({ id }) => id === openId)
  return (
    <div class="screen">
      {data.length === 0 ? <NoProducts /> : <ProductTable all={data} />}
      {mayChange('products') && (open !== undefined || openId === 'new') && (
        <ProductDialog key={openId} stored={open} onClose={() => goTo('products')} />
      )}
    </div>
  )
}

async function saveProducts(all: readonly Product[]): Promise<void> {
  try {
    await exportProducts(all)
  } catch (error) {
    showError(error, { retry: () => void saveProducts(all) })
  }
}

function NoProducts() {
  return (
    <Empty icon={Package} title={t('products.empty')} isPage>
      <p>{t('products.emptyHint')}</p>
      <LookOnly table="products" />
      {mayChange('products') && (
        <>
          <Button variant="primary" icon={PackagePlus} onClick={() => goTo('products/new')}>
            {t('products.new')}
          </Button>
          <a href="#/product-import">{t('exchange.importProducts')}</a>
        </>
      )}
    </Empty>
  )
}

function ProductTable({ all }: { all: readonly ListedProduct[] }) {
  const [query, setQuery] = useState('')
  const isEditable = mayChange('products')
  const words = fold(query).split(/\s+/)
  const found = all.filter(({ name, sku = '' }) =>
    words.every((word) => fold(`${name} ${sku}`).includes(word)),
  )
  return (
    <>
      <div class="screen-head">
        <h1 class="screen-title">{t('products.title')}</h1>
        <input
          class="input products-search"
          aria-label={t('products.search')}
          placeholder={t('products.search')}
          value={query}
          dir="auto"
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        {isEditable && (
          <Button icon={PackagePlus} onClick={() => goTo('products/new')}>
            {t('products.new')}
          </Button>
        )}
        <Menu
          label={t('exchange.productFiles')}
          icon={Ellipsis}
          items={[
            ...(isEditable
              ? [{ label: t('exchange.importProducts'), icon: Upload, run: () => goTo('product-import') }]
              : []),
            { label: t('exchange.exportProducts'), icon: Download, run: () => void saveProducts(all) },
          ]}
        />
      </div>
      <LookOnly table="products" />
      {found.length === 0 ? (
        <p class="quiet">{t('products.nothingFound', { query })}</p>
      ) : (
        <table class="products-table">
          <thead>
            <tr>
              <th scope="col">{t('products.name')}</th>
              <th scope="col">{t('products.prices')}</th>
              <th scope="col">{t('products.stock')}</th>
              <th scope="col">
                <span class="visually-hidden">{t('products.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map((product) => (
              <ProductRow key={product.id} product={product} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
