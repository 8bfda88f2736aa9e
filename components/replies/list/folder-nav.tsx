import { Archive, Folder as FolderIcon, Layers } from 'lucide-preact'
import type { LucideIcon } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { moveFocus } from '@/components/ui/move-focus'
import { t } from '@/locales/t'
import { formatNumber } from '@/utils/format'
import type { Folder } from './folders'
import type { ReplyFilter } from './reply-filter'

type FolderNavProps = {
  folders: readonly Folder[]
  filter: ReplyFilter
  onFilter: (filter: ReplyFilter) => void
  counts: { offered: number; archived: number }
}

type Entry = { label: string; icon: LucideIcon; depth: number; count: number; patch: Partial<ReplyFilter> }

/** Where replies are kept: all, each folder, and what was put aside. Arrows move among them. */
export function FolderNav({ folders, filter, onFilter, counts }: FolderNavProps) {
  const list = useRef<HTMLUListElement>(null)
  return (
    <nav class="folders" aria-label={t('replies.folders')}>
      <ul ref={list}>
        {entries(folders, counts).map(({ label, icon: Icon, depth, count, patch }) => {
          const isCurrent = filter.folder === patch.folder && filter.isArchived === patch.isArchived
          return (
            <li key={`${patch.isArchived}${patch.folder ?? ''}`}>
              <button
                type="button"
                class="folder"
                style={{ paddingInlineStart: `${10 + depth * 16}px` }}
                aria-current={isCurrent ? 'true' : undefined}
                onClick={() => onFilter({ ...filter, ...patch })}
                onKeyDown={(event) => {
                  if (moveFocus(event, list.current, 'button')) event.preventDefault()
                }}
              >
                <Icon size={16} aria-hidden="true" />
                <span class="grow one-line" dir="auto" title={label}>
                  {label}
                </span>
                <span class="folder-count">{formatNumber(count)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function entries(folders: readonly Folder[], { offered, archived }: FolderNavProps['counts']): Entry[] {
  const all = { label: t('replies.allFolders'), icon: Layers, depth: 0, count: offered }
  const aside = { label: t('replies.archived'), icon: Archive, depth: 0, count: archived }
  return [
    { ...all, patch: { folder: undefined, isArchived: false } },
    ...folders.map(({ path, name, depth, count }) => ({
      label: name,
      icon: FolderIcon,
      depth,
      count,
      patch: { folder: path, isArchived: false },
    })),
    { ...aside, patch: { folder: undefined, isArchived: true } },
  ]
}
