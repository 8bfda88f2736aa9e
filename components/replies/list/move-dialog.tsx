import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { t } from '@/locales/t'
import { FolderField } from '../editor/folder-field'
import { type Folder, toFolder } from './folders'

type MoveDialogProps = {
  folders: readonly Folder[]
  count: number
  onMove: (folder: string | undefined) => void
  onClose: () => void
}

export function MoveDialog({ folders, count, onMove, onClose }: MoveDialogProps) {
  const [folder, setFolder] = useState('')
  return (
    <Dialog title={t('replies.moveMany', { count })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onMove(toFolder(folder))
        }}
      >
        <FolderField value={folder} folders={folders} onChange={setFolder} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('replies.move')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
