import { useMemo } from 'preact/hooks'
import { t } from '@/locales/t'
import { type Target, TARGETS } from '@/utils/contact-files/map/targets'
import { UNIT } from '@/utils/contact-files/table'
import { filledColumns, type ImportDraft } from './import-draft'

const MOST_SHOWN = 120

/** Each column in which anything stands, with a value of it, and where it goes. */
export function MappingTable({
  draft,
  onChange,
}: {
  draft: ImportDraft
  onChange: (draft: ImportDraft) => void
}) {
  const { read, mapping } = draft
  const columns = useMemo(() => filledColumns(draft), [read])
  if (read.kind !== 'table') return null
  const empty = read.header.length - columns.length
  const set = (at: number, target: Target): void =>
    onChange({
      ...draft,
      mapping: mapping.map((column, other) => (other === at ? { ...column, target } : column)),
    })
  return (
    // What a known product writes needs no look at each column.
    <details class="contact-files-columns" open={read.product === 'plain'}>
      <summary>
        <span>{t('contactFiles.columns', { count: columns.length })}</span>
      </summary>
      <table class="contact-files-table">
        <thead>
          <tr>
            <th scope="col">{t('contactFiles.column')}</th>
            <th scope="col">{t('contactFiles.sample')}</th>
            <th scope="col">{t('contactFiles.goesTo')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ at, sample }) => (
            <ColumnRow
              key={at}
              label={mapping[at]?.label ?? ''}
              target={mapping[at]?.target ?? 'skip'}
              sample={sample}
              onTarget={(target) => set(at, target)}
            />
          ))}
        </tbody>
      </table>
      {empty > 0 && <p class="quiet">{t('contactFiles.emptyColumns', { count: empty })}</p>}
    </details>
  )
}

type RowProps = { label: string; target: Target; sample: string; onTarget: (target: Target) => void }

function ColumnRow({ label, target, sample, onTarget }: RowProps) {
  return (
    <tr data-out={target === 'skip'}>
      <th scope="row">
        <bdi>{label}</bdi>
      </th>
      <td>
        <bdi class="contact-files-sample">{sample.replaceAll(UNIT, ', ').slice(0, MOST_SHOWN)}</bdi>
      </td>
      <td>
        <select
          class="input"
          aria-label={t('contactFiles.goesToOf', { column: label })}
          value={target}
          onChange={({ currentTarget: { value } }) =>
            onTarget(TARGETS.find((one) => one === value) ?? target)
          }
        >
          {TARGETS.map((one) => (
            <option key={one} value={one}>
              {t(`contactFiles.to-${one}`)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}
