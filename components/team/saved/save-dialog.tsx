import { Download } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { readBackupKey } from '@/storage/backup-folder'
import { editsJson, type SavedEdit } from '@/storage/schema/saved-edits'
import { type BackupKey, newBackupKey } from '@/utils/backup-file/passphrase'
import { now } from '@/utils/clock'
import { datedName } from '../../app/dated-name'
import { showError } from '../../app/errors'
import { saveBlob, saveText } from '../../app/save-text'

import { NewPassphrase } from '../../app/new-passphrase'
import { sealEdits, SEALED_ENDING } from './edits-file'

const WAYS = ['Sealed', 'Plain'] as const
type Way = (typeof WAYS)[number]
type SaveProps = { read: () => Promise<readonly SavedEdit[]>; onClose: () => void }

/** Edits as a file: encrypted as backups are, unless the person says otherwise. */
export function SaveDialog({ read, onClose }: SaveProps) {
  const [way, setWay] = useState<Way>('Sealed')
  /** Null: backups are not encrypted, so that there is no passphrase yet. */
  const [known, setKnown] = useState<BackupKey | null>()
  useEffect(() => {
    readBackupKey().then((key) => setKnown(key ?? null), showError)
  }, [])
  const save = async (write: () => Promise<string>): Promise<void> => {
    try {
      showToast({ text: t('team.refusalsSaved', { file: await write() }), tone: 'done' })
      onClose()
    } catch (error) {
      showError(error)
    }
  }
  const asksForPassphrase = way === 'Sealed' && known === null
  return (
    <Dialog title={t('team.saveTitle')} onClose={onClose}>
      <div class="stack">
        <fieldset class="team-choice">
          <legend class="visually-hidden">{t('team.saveTitle')}</legend>
          {WAYS.map((one) => (
            <label key={one} class="check">
              <input type="radio" name="team-save" checked={way === one} onChange={() => setWay(one)} />
              <span>
                {t(one === 'Sealed' && known ? 'team.saveSealedKnown' : `team.save${one}`)}
                <span class="field-hint"> {t(`team.save${one}Hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {asksForPassphrase && (
          <NewPassphrase
            warning={t('team.saveWarning')}
            saveLabel={t('team.saveDo')}
            onSave={(passphrase) => save(async () => seal(await read(), await newBackupKey(passphrase)))}
            onCancel={onClose}
          />
        )}
      </div>
      {!asksForPassphrase && (
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            icon={Download}
            disabled={way === 'Sealed' && known === undefined}
            onClick={() =>
              void save(async () =>
                way === 'Sealed' && known ? seal(await read(), known) : plain(await read()),
              )
            }
          >
            {t('team.saveDo')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}

/** @returns what the file is called. */
async function seal(edits: readonly SavedEdit[], key: BackupKey): Promise<string> {
  const name = datedName('refused-changes', SEALED_ENDING, now())
  saveBlob(name, await sealEdits(edits, key))
  return name
}

function plain(edits: readonly SavedEdit[]): string {
  const name = datedName('refused-changes', 'json', now())
  saveText(name, editsJson(edits), 'application/json')
  return name
}
