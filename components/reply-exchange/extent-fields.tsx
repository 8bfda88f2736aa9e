import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { compareNames } from '@/utils/text/compare-names'
import { ChooseReplies } from './choose-replies'

/** Which replies go into the file. */
export type Extent =
  | { kind: 'all' }
  | { kind: 'folder'; folder: string }
  | { kind: 'chosen'; ids: ReadonlySet<string> }

type ExtentProps = { rows: readonly ReplyRow[]; extent: Extent; onExtent: (extent: Extent) => void }

/** @returns the ids of what `extent` means. */
export function wantedIds(extent: Extent, rows: readonly ReplyRow[]): ReadonlySet<string> {
  const wanted = rows.filter(({ id, folder }) => {
    if (extent.kind === 'folder') return folder === extent.folder
    return extent.kind === 'all' || extent.ids.has(id)
  })
  return new Set(wanted.map(({ id }) => id))
}

export function ExtentFields({ rows, extent, onExtent }: ExtentProps) {
  const folders = [...new Set(rows.flatMap(({ folder }) => folder ?? []))].sort(compareNames)
  const [first] = folders
  const radio = (kind: Extent['kind'], choose: () => void) => (
    <label class="check">
      <input type="radio" name="export-extent" checked={extent.kind === kind} onChange={choose} />
      <span>{t(`exchange.extent-${kind}`, { count: rows.length })}</span>
    </label>
  )
  return (
    <fieldset class="export-fields">
      <legend>{t('exchange.extent')}</legend>
      {radio('all', () => onExtent({ kind: 'all' }))}
      {first !== undefined && radio('folder', () => onExtent({ kind: 'folder', folder: first }))}
      {extent.kind === 'folder' && (
        <select
          class="input export-folder"
          aria-label={t('exchange.folder')}
          value={extent.folder}
          onChange={({ currentTarget: { value } }) => onExtent({ kind: 'folder', folder: value })}
        >
          {folders.map((folder) => (
            <option key={folder} value={folder}>
              {folder}
            </option>
          ))}
        </select>
      )}
      {radio('chosen', () => onExtent({ kind: 'chosen', ids: new Set() }))}
      {extent.kind === 'chosen' && (
        <ChooseReplies rows={rows} ids={extent.ids} onIds={(ids) => onExtent({ kind: 'chosen', ids })} />
      )}
    </fieldset>
  )
}
