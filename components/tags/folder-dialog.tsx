import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { t } from '@/locales/t'
import type { Tag } from '@/storage/schema/tag'
import { moveTags } from './move-tags'

/** Puts a tag into a folder that is not there yet. */
export function FolderDialog({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const [name, setName] = useState('')
  const folder = name.trim()
  return (
    <Dialog title={t('tags.newFolderFor', { name: tag.name })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (folder === '') return
          onClose()
          moveTags([tag], folder)
        }}
      >
        <TextField label={t('tags.folderName')} value={name} onText={setName} input={{ maxLength: 60 }} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" disabled={folder === ''}>
            {t('tags.newFolder')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
