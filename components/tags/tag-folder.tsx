import { EditableField } from '@/components/ui/editable-field'
import { LineEditor } from '@/components/ui/line-editor'
import { t } from '@/locales/t'
import type { TagWithCount } from '@/storage/protocol/ui'
import { mayChange } from '../app/may'
import { moveTags } from './move-tags'
import { TagRow } from './tag-row'

type FolderProps = {
  folder: string
  /** Those of them that are searched for. */
  tags: readonly TagWithCount[]
  /** All that the folder holds. */
  whole: readonly TagWithCount[]
  folders: readonly string[]
  onMerge: (tag: TagWithCount) => void
  onNewFolder: (tag: TagWithCount) => void
}

/** The tags of one folder under its name, which may be changed; '' is no folder. */
export function TagFolder({ folder, tags, whole, folders, onMerge, onNewFolder }: FolderProps) {
  return (
    <section class="tag-folder">
      {folder !== '' && (
        <h2 class="section-title tag-folder-name">
          <EditableField
            label={t('tags.folderCount', { count: whole.length })}
            value={folder}
            emptyText={folder}
            editLabel={t('tags.renameFolder', { name: folder })}
            isFixed={!mayChange('tags')}
            onCommit={(next) => next !== '' && moveTags(whole, next)}
            editor={(editor) => <LineEditor {...editor} label={t('tags.renameFolder', { name: folder })} />}
          />
        </h2>
      )}
      <ul aria-label={folder === '' ? t('tags.title') : folder}>
        {tags.map((tag) => (
          <TagRow
            key={tag.id}
            tag={tag}
            folders={folders}
            onMerge={() => onMerge(tag)}
            onNewFolder={() => onNewFolder(tag)}
          />
        ))}
      </ul>
    </section>
  )
}
