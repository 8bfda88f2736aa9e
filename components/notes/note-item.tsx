import { Ellipsis, Pencil, Pin, PinOff, Trash2 } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { isCommandKey, isComposing } from '@/components/ui/keys'
import { Menu } from '@/components/ui/menu'
import { t } from '@/locales/t'
import type { Note } from '@/storage/schema/note'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../app/clock'
import { mayChange } from '../app/may'
import type { NoteActions } from './use-note-actions'

export function NoteItem({ note, actions }: { note: Note; actions: NoteActions }) {
  const now = useMinute()
  const [isEditing, setEditing] = useState(false)
  const when = formatMoment(note.createdAt, now)
  const isPinned = note.pinnedAt !== undefined
  return (
    <li class={`note${isPinned ? ' note-pinned' : ''}`}>
      <div class="note-head">
        <time class="begins-large" dateTime={new Date(note.createdAt).toISOString()}>
          {when}
        </time>
        {isPinned && <Pin size={12} aria-label={t('notes.isPinned')} role="img" />}
        <Menu
          label={t('notes.actions', { when })}
          icon={Ellipsis}
          items={
            mayChange('notes')
              ? [
                  { label: t('notes.edit'), icon: Pencil, run: () => setEditing(true) },
                  {
                    label: isPinned ? t('notes.unpin') : t('notes.pin'),
                    icon: isPinned ? PinOff : Pin,
                    run: () => actions.pin(note, !isPinned),
                  },
                  { label: t('notes.remove'), icon: Trash2, isDanger: true, run: () => actions.remove(note) },
                ]
              : []
          }
        />
      </div>
      {isEditing ? (
        <NoteEditor note={note} actions={actions} onClose={() => setEditing(false)} />
      ) : (
        <p class="note-text" dir="auto">
          {note.text}
        </p>
      )}
    </li>
  )
}

type EditorProps = { note: Note; actions: NoteActions; onClose: () => void }

function NoteEditor({ note, actions, onClose }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const latest = useRef(note.text)
  const isDone = useRef(false)
  const finish = (isSaved: boolean): void => {
    if (isDone.current) return
    isDone.current = true
    const text = latest.current.trim()
    if (isSaved && text !== '' && text !== note.text) actions.edit(note, text)
    onClose()
  }
  useEffect(() => {
    area.current?.focus()
    // Another chat came up: what was changed still belongs to this note.
    return () => finish(true)
  }, [])
  return (
    <div class="stack">
      <textarea
        class="input"
        ref={area}
        aria-label={t('notes.edit')}
        dir="auto"
        defaultValue={note.text}
        maxLength={20_000}
        onInput={(event) => (latest.current = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Enter' && isCommandKey(event)) finish(true)
          if (event.key !== 'Escape') return
          event.stopPropagation()
          finish(false)
        }}
      />
      <div class="row">
        <Button variant="primary" small onClick={() => finish(true)}>
          {t('common.save')}
        </Button>
        <Button small onClick={() => finish(false)}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
