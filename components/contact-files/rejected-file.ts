import { t } from '@/locales/t'
import { writeCsv } from '@/utils/csv/write-csv'
import { UNIT } from '@/utils/contact-files/table'
import { saveText } from '../app/save-text'
import type { ImportPlan } from './import-draft'

/** Saves the rows that could not be imported as a table: where they stood, why, and what stood there, to be mended. */
export function saveRejected({ draft, rejected }: Pick<ImportPlan, 'draft' | 'rejected'>): void {
  const header = draft.read.kind === 'table' ? draft.read.header : [t('contactFiles.entry')]
  const rows = rejected.map(({ line, lastLine, code, field, cells }) => [
    lastLine === undefined ? String(line) : `${line}-${lastLine}`,
    reasonOf(code, field),
    ...cells.map((cell) => cell.replaceAll(UNIT, ' ::: ')),
  ])
  const name = draft.name.replace(/\.[^.]*$/, '')
  saveText(
    `${name}-${t('contactFiles.rejectedSuffix')}.csv`,
    writeCsv([t('contactFiles.line'), t('contactFiles.reason'), ...header], rows),
    'text/csv',
  )
}

function reasonOf(code: ImportPlan['rejected'][number]['code'], field: string | undefined): string {
  const reason = t(`contactFiles.reject-${code}`)
  return field === undefined ? reason : `${reason} (${field})`
}
