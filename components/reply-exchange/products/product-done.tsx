import { CircleCheck } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { Added } from '@/storage/protocol/replies'
import { goTo } from '../../app/route'
import { PreviewNotes } from '../preview-notes'
import type { productLines } from './product-notes'

type DoneProps = { result: Added; lines: ReturnType<typeof productLines>; onMore: () => void }

/** What became of an import. */
export function ProductDone({ result: { added, changed, skipped }, lines, onMore }: DoneProps) {
  return (
    <div class="stack import-done">
      <h2 class="row">
        <CircleCheck size={20} aria-hidden="true" />
        {t('exchange.productsImported', { count: added + changed })}
      </h2>
      <ul>
        <li>{t('exchange.added', { count: added })}</li>
        {changed > 0 && <li>{t('exchange.changed', { count: changed })}</li>}
        {skipped > 0 && <li>{t('exchange.skipped', { count: skipped })}</li>}
      </ul>
      <div class="row">
        <Button variant="primary" onClick={() => goTo('products')}>
          {t('exchange.seeProducts')}
        </Button>
        <Button onClick={onMore}>{t('exchange.importMore')}</Button>
      </div>
      <PreviewNotes {...lines} />
    </div>
  )
}
