import { Archive, ArchiveRestore, ArrowLeft, Copy, EllipsisVertical, History, Trash2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { t } from '@/locales/t'
import { newId } from '@/utils/ids'
import { goTo, leaveTo } from '../../app/route'
import { write } from '../../app/write'
import { HistoryDialog } from '../history/history-dialog'
import type { EditedReply } from './edited-reply'

type HeadProps = {
  id: string
  saved: EditedReply
  isNew: boolean
  isArchived: boolean
  isUnsaved: boolean
  onRestore: (reply: EditedReply) => void
}

/** Which reply this is, the way back, and what can be done with it. */
export function EditorHead({ id, saved, isNew, isArchived, isUnsaved, onRestore }: HeadProps) {
  const [isHistoryOpen, showHistory] = useState(false)
  const { title } = saved
  return (
    <div class="editor-head">
      <IconButton label={t('replies.back')} icon={ArrowLeft} flips onClick={() => goTo('replies')} />
      <h1 class="editor-title one-line" dir="auto">
        {isNew ? t('replies.new') : title}
      </h1>
      {isArchived && <span class="editor-state">{t('replies.isArchived')}</span>}
      <Button variant="primary" type="submit" disabled={!isUnsaved}>
        {t('common.save')}
      </Button>
      {!isNew && (
        <Menu
          label={t('replies.actions')}
          icon={EllipsisVertical}
          items={[
            { label: t('replies.history'), icon: History, run: () => showHistory(true) },
            { label: t('replies.duplicate'), icon: Copy, run: () => void duplicate(id, title) },
            {
              label: t(isArchived ? 'replies.unarchive' : 'replies.archive'),
              icon: isArchived ? ArchiveRestore : Archive,
              run: () => archive(id, title, !isArchived),
            },
            { label: t('replies.remove'), icon: Trash2, isDanger: true, run: () => void remove(id, title) },
          ]}
        />
      )}
      {isHistoryOpen && (
        <HistoryDialog id={id} current={saved} onRestore={onRestore} onClose={() => showHistory(false)} />
      )}
    </div>
  )
}

async function duplicate(id: string, title: string): Promise<void> {
  const copyId = newId()
  const written = await write('replies.duplicate', { id, newId: copyId }, t('replies.duplicated', { title }))
  if (written !== undefined) goTo(`replies/${copyId}`)
}

function archive(id: string, title: string, on: boolean): void {
  void write('replies.archive', { id, on }, t(on ? 'replies.archivedOne' : 'replies.restoredOne', { title }))
}

async function remove(id: string, title: string): Promise<void> {
  const written = await write('replies.remove', { id }, t('replies.removed', { title }))
  if (written !== undefined) leaveTo('replies')
}
