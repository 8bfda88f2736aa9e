import { FolderOpen } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Check, Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { showError } from '../app/errors'
import { canChooseFolder } from './folder'
import { FolderWaits } from './folder-waits'
import { forgetFolder, pickFolder, type Places, setUnattended } from './places'
import { type BackupPreferences, changePreferences } from './preferences'

type PartProps = { places: Places; preferences: BackupPreferences }

/** A folder where the browser can give one, else the downloads. */
export function PlacesPart({ places, preferences }: PartProps) {
  const { folder } = places
  return (
    <div class="stack">
      {canChooseFolder() && <FolderChoice places={places} />}
      {folder === undefined && (
        <Check
          label={t('backup.unattended')}
          hint={t('backup.unattendedHint')}
          checked={places.mayDownload}
          onChange={(on) => void setUnattended(on)}
        />
      )}
      {folder !== undefined && (
        <NumberChoice
          label={t('backup.keepFull')}
          hint={t('backup.keepFullHint')}
          value={preferences.keepFull}
          most={20}
          onChange={(keepFull) => changePreferences({ keepFull })}
        />
      )}
      <NumberChoice
        label={t('backup.redAfter')}
        value={preferences.redAfterDays}
        most={365}
        onChange={(redAfterDays) => changePreferences({ redAfterDays })}
      />
    </div>
  )
}

function FolderChoice({ places: { folder, isAllowed } }: { places: Places }) {
  if (folder === undefined) {
    return (
      <div class="stack">
        <p>{t('backup.folderHint')}</p>
        <div>
          <Button icon={FolderOpen} onClick={() => void pickFolder()}>
            {t('backup.choose')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div class="stack">
      {!isAllowed && <FolderWaits folder={folder} />}
      <div class="row">
        <FolderOpen size={18} aria-hidden="true" />
        <strong dir="auto">{folder.name}</strong>
        <Button small onClick={() => void pickFolder()}>
          {t('backup.chooseOther')}
        </Button>
        <Button small variant="quiet" onClick={() => void forgetFolder()}>
          {t('backup.forget')}
        </Button>
      </div>
      <p class="quiet">{t('backup.folderWhen')}</p>
    </div>
  )
}

type NumberProps = {
  label: string
  hint?: string
  value: number
  most: number
  onChange: (value: number) => Promise<void>
}

function NumberChoice({ label, hint, value, most, onChange }: NumberProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          class="input backup-number"
          type="number"
          min={1}
          max={most}
          value={value}
          onChange={({ currentTarget }) => {
            const { valueAsNumber: next } = currentTarget
            if (Number.isInteger(next) && next >= 1 && next <= most) onChange(next).catch(showError)
            else currentTarget.valueAsNumber = value
          }}
        />
      )}
    </Field>
  )
}
