import '@/components/ui/field.css'
import './contact-files.css'
import { FileDown } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { QueryError } from '../app/query-error'
import { goTo } from '../app/route'
import { ExportDone } from './export-done'
import { EXPORT_FORMATS, type ExportFormat } from './export-formats'
import { type ChosenExtent, ExtentFields, extentOf } from './extent-fields'
import type { Extent } from './run-export'
import { useExport } from './use-export'

/** Contacts into a file: all of them or some, for a spreadsheet, a phone, a calendar, or whole. */
export function ExportScreen() {
  const { data, error, refetch } = useQuery('contacts.page', { search: '', sort: 'name', limit: 1 })
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  return (
    <div class="screen">
      {data.rows.length === 0 ? (
        <Empty icon={FileDown} title={t('contactFiles.noneToExport')} isPage>
          <p>{t('contactFiles.noneToExportHint')}</p>
          <Button variant="primary" onClick={() => goTo('import-contacts')}>
            {t('contactFiles.import')}
          </Button>
        </Empty>
      ) : (
        <ExportForm />
      )}
    </div>
  )
}

function ExportForm() {
  const [format, setFormat] = useState<ExportFormat>('csv')
  const [chosen, choose] = useState<ChosenExtent>({ kind: 'all', tagId: '', search: '' })
  const { done, exported, run, stop } = useExport()
  const extent = extentOf(chosen)
  const count = useCount(extent)
  return (
    <>
      <div class="screen-head">
        <h1 class="screen-title">{t('contactFiles.export')}</h1>
        <a href="#/contacts">{t('contacts.title')}</a>
      </div>
      <form
        class="stack contact-files-preview"
        onSubmit={(event) => {
          event.preventDefault()
          if (done === undefined && extent !== undefined) run(format, extent)
        }}
      >
        <FormatFields format={format} onFormat={setFormat} />
        <ExtentFields chosen={chosen} onChoose={choose} />
        {done === undefined ? (
          <div>
            <Button
              type="submit"
              variant="primary"
              icon={FileDown}
              disabled={extent === undefined || count === 0}
            >
              {count === undefined ? t('contactFiles.export') : t('contactFiles.exportCount', { count })}
            </Button>
          </div>
        ) : (
          <>
            <Progress
              label={t('contactFiles.exporting', { done, count: count ?? done })}
              value={done}
              max={count ?? 0}
            />
            <div>
              <Button onClick={stop}>{t('common.cancel')}</Button>
            </div>
          </>
        )}
        {exported && <ExportDone {...exported} />}
      </form>
    </>
  )
}

/** @returns how many contacts are meant, as the list of contacts counts them; undefined while nobody knows. */
function useCount(extent: Extent | undefined): number | undefined {
  const { tagId = '', search = '' } = extent ?? {}
  const { data, isStale } = useQuery('contacts.page', {
    search,
    sort: 'name',
    limit: 1,
    ...(tagId !== '' && { tagId }),
  })
  return isStale || extent === undefined ? undefined : data?.total
}

type FormatProps = { format: ExportFormat; onFormat: (format: ExportFormat) => void }

function FormatFields({ format, onFormat }: FormatProps) {
  return (
    <fieldset class="contact-files-modes">
      <legend>{t('contactFiles.format')}</legend>
      {EXPORT_FORMATS.map((one) => (
        <label key={one} class="check">
          <input
            type="radio"
            name="contact-files-format"
            checked={one === format}
            onChange={() => onFormat(one)}
          />
          <span>
            {t(`contactFiles.as-${one}`)} <span class="field-hint">{t(`contactFiles.asHint-${one}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
