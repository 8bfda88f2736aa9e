import './exchange.css'
import { FileDown } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { QueryError } from '../app/query-error'
import { goTo } from '../app/route'
import { takeChosenReplies } from './chosen-replies'
import { ExportDone } from './export-done'
import { type Extent, ExtentFields, wantedIds } from './extent-fields'
import { useExport } from './use-export'
import { EXPORT_FORMATS, type ExportFormat } from './write-file'

/** Quick replies into a file: whole, as a table, or for espanso. */
export function ExportScreen() {
  const { data, error, refetch } = useQuery('replies.list', {})
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <div class="screen">
      {data.rows.length === 0 ? (
        <Empty icon={FileDown} title={t('exchange.nothingToExport')} isPage>
          <p>{t('exchange.nothingToExportHint')}</p>
          <Button variant="primary" onClick={() => goTo('packs')}>
            {t('packs.title')}
          </Button>
        </Empty>
      ) : (
        <ExportForm rows={data.rows} />
      )}
    </div>
  )
}

function ExportForm({ rows }: { rows: readonly ReplyRow[] }) {
  const [format, setFormat] = useState<ExportFormat>('json')
  const [extent, setExtent] = useState<Extent>(firstExtent)
  const { done, exported, run } = useExport()
  const ids = wantedIds(extent, rows)
  return (
    <>
      <div class="screen-head">
        <h1 class="screen-title">{t('exchange.export')}</h1>
        <a href="#/replies">{t('replies.title')}</a>
      </div>
      <form
        class="stack export-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (done === undefined) run(format, ids)
        }}
      >
        <FormatFields format={format} onFormat={setFormat} />
        <ExtentFields rows={rows} extent={extent} onExtent={setExtent} />
        <div class="row">
          <Button type="submit" variant="primary" icon={FileDown} disabled={ids.size === 0}>
            {t('exchange.exportCount', { count: ids.size })}
          </Button>
          {done !== undefined && (
            <progress aria-label={t('exchange.exporting')} value={done} max={Math.max(ids.size, 1)} />
          )}
        </div>
      </form>
      {exported && <ExportDone {...exported} />}
    </>
  )
}

/** Whoever came with marked replies begins with them, once. */
function firstExtent(): Extent {
  const ids = takeChosenReplies()
  return ids === undefined ? { kind: 'all' } : { kind: 'chosen', ids }
}

type FormatProps = { format: ExportFormat; onFormat: (format: ExportFormat) => void }

function FormatFields({ format, onFormat }: FormatProps) {
  return (
    <fieldset class="export-fields">
      <legend>{t('exchange.format')}</legend>
      {EXPORT_FORMATS.map((one) => (
        <label key={one} class="check">
          <input type="radio" name="export-format" checked={one === format} onChange={() => onFormat(one)} />
          <span>
            {t(`exchange.to-${one}`)} <span class="field-hint">{t(`exchange.toHint-${one}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
