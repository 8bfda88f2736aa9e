import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { Folder } from './folder'
import { allowFolder } from './places'

/** Browsers ask again after a while whether a folder may be written to, and only a click may make them. */
export function FolderWaits({ folder }: { folder: Folder }) {
  return (
    <Notice
      tone="warn"
      action={
        <Button small onClick={() => void allowFolder(folder)}>
          {t('backup.allow')}
        </Button>
      }
    >
      {t('backup.waiting', { folder: folder.name })}
    </Notice>
  )
}
