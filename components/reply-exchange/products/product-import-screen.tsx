import '../exchange.css'
import { Notice, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { QueryError } from '../../app/query-error'
import { settings } from '../../app/settings'
import { FileDrop } from '@/components/ui/file-drop'
import { FileFaults } from '../file-faults'
import { ProductDone } from './product-done'
import { productLines } from './product-notes'
import { ProductPreview } from './product-preview'
import { useProductImport } from './use-product-import'

const ACCEPTED = '.csv,.tsv,.txt,text/csv,text/plain'

/** Products from a table: looked at first, then taken in one step. */
export function ProductImportScreen() {
  const { stage, choose, reread, write, restart } = useProductImport()
  const { data, error, refetch } = useQuery('products.list', {})
  const currency = settings.value?.currency
  if (data === undefined || currency === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  const isChoosing = stage.at === 'choose' || stage.at === 'reading'
  const lines = productLines('notes' in stage ? stage.notes : [])
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('exchange.importProducts')}</h1>
        <a href="#/products">{t('products.title')}</a>
      </div>
      {isChoosing && (
        <div class="stack">
          <FileDrop
            label={t('exchange.choose')}
            hint={t('exchange.chooseHint')}
            accept={ACCEPTED}
            isBusy={stage.at === 'reading'}
            onFiles={(files) => choose(files, currency)}
          />
          <p class="quiet">{t('exchange.productColumns')}</p>
          {stage.isTooLarge === true && <Notice tone="error">{t('exchange.note-too-large')}</Notice>}
          <FileFaults ofFiles={lines.file} ofParts={[...lines.refused, ...lines.changed]} />
        </div>
      )}
      {(stage.at === 'reading' || stage.at === 'writing') && (
        <p role="status">{t(stage.at === 'reading' ? 'exchange.reading' : 'exchange.writingProducts')}</p>
      )}
      {stage.at === 'preview' && (
        <ProductPreview
          {...stage}
          lines={lines}
          stored={data}
          onReread={reread}
          onImport={(drafts, choice) => write(drafts, choice, stage.notes)}
          onCancel={restart}
        />
      )}
      {stage.at === 'done' && <ProductDone result={stage.result} lines={lines} onMore={restart} />}
    </div>
  )
}
