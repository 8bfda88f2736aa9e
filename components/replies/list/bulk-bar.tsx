import { Archive, ArchiveRestore, FileDown, FolderInput, Trash2, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import { mayChange } from '../../app/may'
import { exportReplies } from '../../reply-exchange'
import { changeMany, removeMany } from './bulk'
import type { Folder } from './folders'
import { MoveDialog } from './move-dialog'

type BulkBarProps = {
  ids: readonly string[]
  isArchived: boolean
  folders: readonly Folder[]
  onClear: () => void
}

/** What can be done with the marked replies at once. */
export function BulkBar({ ids, isArchived, folders, onClear }: BulkBarProps) {
  const [isMoving, setMoving] = useState(false)
  const [progress, setProgress] = useState<number>()
  const count = ids.length
  const isEditable = mayChange('replies')
  const run = async (act: () => Promise<boolean>): Promise<void> => {
    setProgress(0)
    const isDone = await act()
    setProgress(undefined)
    if (isDone) onClear()
  }
  const archive = (): Promise<void> =>
    run(() =>
      changeMany(
        ids,
        { isArchived: !isArchived },
        t(isArchived ? 'replies.restoredMany' : 'replies.archivedMany', { count }),
      ),
    )
  const remove = (): Promise<void> =>
    run(() => removeMany(ids, t('replies.removedMany', { count }), setProgress))
  const move = (folder: string | undefined): Promise<void> => {
    setMoving(false)
    return run(() => changeMany(ids, { folder }, t('replies.movedMany', { count })))
  }
  if (progress !== undefined) return <Working done={progress} count={count} />
  return (
    <div class="bulk-bar" role="group" aria-label={t('replies.marked', { count })}>
      <span class="bulk-count" role="status">
        {t('replies.marked', { count })}
      </span>
      {isEditable && (
        <>
          <Button small icon={isArchived ? ArchiveRestore : Archive} onClick={() => void archive()}>
            {t(isArchived ? 'replies.unarchive' : 'replies.archive')}
          </Button>
          <Button small icon={FolderInput} onClick={() => setMoving(true)}>
            {t('replies.move')}
          </Button>
          <Button small icon={Trash2} onClick={() => void remove()}>
            {t('replies.remove')}
          </Button>
        </>
      )}
      <Button small icon={FileDown} onClick={() => exportReplies(ids)}>
        {t('exchange.exportMarked')}
      </Button>
      <IconButton label={t('replies.unmark')} icon={X} onClick={onClear} />
      {isMoving && (
        <MoveDialog
          folders={folders}
          count={count}
          onMove={(folder) => void move(folder)}
          onClose={() => setMoving(false)}
        />
      )}
    </div>
  )
}

function Working({ done, count }: { done: number; count: number }) {
  return (
    <div class="bulk-bar" role="status">
      <progress max={count} {...(done > 0 && { value: done })} aria-label={t('replies.working')} />
      <span>{t('replies.working')}</span>
    </div>
  )
}
