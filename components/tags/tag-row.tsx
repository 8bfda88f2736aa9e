import { Folder, FolderMinus, FolderPlus, Merge, Palette, Trash2 } from 'lucide-preact'
import { ColorDot } from '@/components/ui/chip'
import { IconButton } from '@/components/ui/button'
import { EditableField } from '@/components/ui/editable-field'
import { LineEditor } from '@/components/ui/line-editor'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { t } from '@/locales/t'
import type { TagWithCount } from '@/storage/protocol/ui'
import { TAG_COLORS, type TagColor } from '@/storage/schema/tag'
import { write } from '../app/write'
import { mayChange } from '../app/may'
import { moveTags } from './move-tags'

type RowProps = {
  tag: TagWithCount
  /** The folders there are. */
  folders: readonly string[]
  onMerge: () => void
  onNewFolder: () => void
}

export function TagRow({ tag, folders, onMerge, onNewFolder }: RowProps) {
  const { id, name, color, folder, count } = tag
  const save = (patch: { name?: string; color?: TagColor }): void => {
    const input = { id, name, color, ...(folder !== undefined && { folder }), ...patch }
    void write('tags.save', input, t('tags.changed', { name: input.name }))
  }
  const remove = (): void => void write('tags.remove', { id }, t('tags.deleted', { name }))
  const isEditable = mayChange('tags')
  return (
    <li class="tag-row">
      <ColorDot color={color} />
      <div class="grow">
        <EditableField
          label={t('tags.count', { count })}
          value={name}
          emptyText={name}
          editLabel={t('tags.rename', { name })}
          isFixed={!isEditable}
          onCommit={(next) => next !== '' && save({ name: next })}
          editor={(editor) => <LineEditor {...editor} label={t('tags.rename', { name })} />}
        />
      </div>
      <Menu
        label={t('tags.color', { name })}
        icon={Palette}
        items={
          !isEditable
            ? []
            : TAG_COLORS.map((one) => ({
                label: t(`tags.color-${one}`),
                swatch: one,
                run: () => save({ color: one }),
              }))
        }
      />
      <Menu
        label={t('tags.folder', { name })}
        icon={Folder}
        items={isEditable ? moves(tag, folders, onNewFolder) : []}
      />
      {isEditable && (
        <>
          <IconButton label={t('tags.mergeThis', { name })} icon={Merge} onClick={onMerge} />
          <IconButton label={t('tags.delete', { name })} icon={Trash2} onClick={remove} />
        </>
      )}
    </li>
  )
}

/** Where a tag may go: into another folder, out of its own, or into one that is not there yet. */
function moves(tag: TagWithCount, folders: readonly string[], onNewFolder: () => void): MenuItem[] {
  const others = folders.filter((folder) => folder !== tag.folder)
  return [
    ...others.map((folder) => ({ label: folder, icon: Folder, run: () => moveTags([tag], folder) })),
    ...(tag.folder === undefined
      ? []
      : [{ label: t('tags.noFolder'), icon: FolderMinus, run: () => moveTags([tag], '') }]),
    { label: t('tags.newFolder'), icon: FolderPlus, run: onNewFolder },
  ]
}
