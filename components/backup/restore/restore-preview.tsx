import { useId } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { t } from '@/locales/t'
import type { RestoreCount, RestorePreview } from '@/storage/protocol/data'
import { RESTORE_MODES, type RestoreMode } from '@/storage/schema/backup'
import { formatNumber } from '@/utils/format'
import { isInTeam } from '../../app/may'
import { settingName } from '../../app/setting-names'
import { tableName } from '../table-names'
import { giveUp, restoreNow, showMode } from './actions'

type PreviewProps = {
  id: string
  mode: RestoreMode
  preview?: RestorePreview
  isAgain?: boolean
}

/** What would be added, changed and removed, before anything is. */
export function RestorePreviewPart({ id, mode, preview, isAgain }: PreviewProps) {
  const name = useId()
  const isAny = preview !== undefined && (changesAnything(preview) || preview.settings.length > 0)
  return (
    <div class="stack backup-steps">
      {isAgain && <Notice tone="warn">{t('backup.changedMeanwhile')}</Notice>}
      <fieldset class="backup-modes">
        <legend class="backup-heading">{t('backup.mode')}</legend>
        {RESTORE_MODES.map((one) => (
          <div key={one} class="check">
            <input
              id={`${name}-${one}`}
              type="radio"
              name={name}
              checked={one === mode}
              aria-describedby={`${name}-${one}-hint`}
              onChange={() => void showMode(id, one)}
            />
            <div>
              <label for={`${name}-${one}`}>{t(`backup.mode-${one}`)}</label>
              <p class="field-hint" id={`${name}-${one}-hint`}>
                {t(`backup.modeHint-${one}`)}
              </p>
            </div>
          </div>
        ))}
      </fieldset>
      {preview === undefined ? (
        <Progress label={t('backup.work-preparing')} value={0} max={0} />
      ) : (
        <WouldChange mode={mode} preview={preview} />
      )}
      {isAny && <p class="quiet">{t('backup.canUndo')}</p>}
      <div class="row">
        {isAny && (
          <Button
            variant={mode === 'replace' ? 'danger' : 'primary'}
            onClick={() => void restoreNow(id, mode)}
          >
            {t(`backup.apply-${mode}`)}
          </Button>
        )}
        <Button onClick={() => void giveUp(id)}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}

function WouldChange({ mode, preview }: { mode: RestoreMode; preview: RestorePreview }) {
  const invalid = preview.counts.reduce((sum, count) => sum + count.invalid, 0)
  return (
    <>
      <h2 class="backup-heading">{t('backup.previewTitle')}</h2>
      <Counts counts={preview.counts} mode={mode} />
      <Names title="backup.namesAdded" names={preview.added} />
      <Names title="backup.namesChanged" names={preview.changed} />
      {mode === 'replace' && <Names title="backup.namesRemoved" names={preview.removed} />}
      {isInTeam() && <p class="quiet">{t('settings.ofTeamStay')}</p>}
      {preview.settings.length > 0 && (
        <Names title="backup.namesSettings" names={preview.settings.map(settingName)} />
      )}
      {invalid > 0 && <Notice tone="warn">{t('backup.invalid', { count: invalid })}</Notice>}
    </>
  )
}

function changesAnything({ counts }: { counts: readonly RestoreCount[] }): boolean {
  return counts.some(({ added, changed, removed }) => added + changed + removed > 0)
}

function Counts({ counts, mode }: { counts: readonly RestoreCount[]; mode: RestoreMode }) {
  const known = counts.flatMap((count) => {
    const label = tableName(count.table)
    const { added, changed, removed, same } = count
    return label === undefined || added + changed + removed + same === 0 ? [] : [{ ...count, label }]
  })
  return (
    <>
      {!changesAnything({ counts }) && <p>{t('backup.nothingNew')}</p>}
      {known.length > 0 && (
        <table class="backup-counts">
          <thead>
            <tr>
              <th scope="col">{t('backup.what')}</th>
              <th scope="col">{t('backup.added')}</th>
              <th scope="col">{t('backup.changedRows')}</th>
              {mode === 'replace' && <th scope="col">{t('backup.removed')}</th>}
              <th scope="col">{t('backup.same')}</th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ table, label, added, changed, removed, same }) => (
              <tr key={table}>
                <th scope="row">{label}</th>
                <Count value={added} />
                <Count value={changed} />
                {mode === 'replace' && <Count value={removed} />}
                <Count value={same} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** What is none steps back, so that what changes is seen. */
function Count({ value }: { value: number }) {
  return <td class={value === 0 ? 'quiet' : undefined}>{formatNumber(value)}</td>
}

type Title = 'backup.namesAdded' | 'backup.namesChanged' | 'backup.namesRemoved' | 'backup.namesSettings'

function Names({ title, names }: { title: Title; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <p>
      {t(title)}{' '}
      {names.map((name, at) => (
        <span key={name}>
          {at > 0 && ', '}
          <bdi>{name}</bdi>
        </span>
      ))}
    </p>
  )
}
