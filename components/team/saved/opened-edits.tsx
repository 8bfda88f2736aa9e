import { Download, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { SavedEdit } from '@/storage/schema/saved-edits'
import { byContact } from '../edits/about'
import { RefusalRow } from '../edits/refusal-row'
import { useNames } from '../edits/use-names'
import { SaveDialog } from './save-dialog'

const SHOWN = 200

type OpenedProps = { name: string; edits: readonly SavedEdit[]; onClose: () => void }

/** What a file holds, contact by contact; of very many the first ones. All of it can be saved again. */
export function OpenedEdits({ name, edits, onClose }: OpenedProps) {
  const [isSaving, setSaving] = useState(false)
  const names = useNames()
  return (
    <div class="stack">
      <p role="status">
        <bdi>{name}</bdi> · {t('team.openCount', { count: edits.length })}
      </p>
      <div>
        {byContact(edits.slice(0, SHOWN)).map(({ key, title, rows }) => (
          <div key={key} class="team-group">
            <h3 class="team-about" dir="auto">
              {title === '' ? t('card.noName') : title}
            </h3>
            <ul>
              {rows.map((edit) => (
                <RefusalRow key={edit.id} refusal={edit} names={names} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      {edits.length > SHOWN && <p class="quiet">{t('team.openMore', { count: edits.length - SHOWN })}</p>}
      <div class="row">
        <Button icon={Download} onClick={() => setSaving(true)}>
          {t('team.saveAgain')}
        </Button>
        <Button variant="quiet" icon={X} onClick={onClose}>
          {t('team.openClose')}
        </Button>
      </div>
      {isSaving && <SaveDialog read={async () => edits} onClose={() => setSaving(false)} />}
    </div>
  )
}
