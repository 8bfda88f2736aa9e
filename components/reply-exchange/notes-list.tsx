import { Download } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { type NoteLine, saveNotes } from './note-text'

const MOST_SHOWN = 50

type NotesListProps = {
  title: string
  notes: readonly NoteLine[]
  /** Of the text file they can be saved as. */
  fileName: string
  isOpen?: boolean
}

/** What could not be taken over, by place and reason; all of it can be saved as a text. */
export function NotesList({ title, notes, fileName, isOpen = false }: NotesListProps) {
  const [isShown, setShown] = useState(isOpen)
  if (notes.length === 0) return null
  return (
    <details class="notes-list" open={isShown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{title}</summary>
      <ul>
        {notes.slice(0, MOST_SHOWN).map(({ place, text }, index) => (
          <li key={index}>
            <span class="quiet" dir="auto">
              {place}
            </span>{' '}
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {notes.length > MOST_SHOWN && (
        <p class="quiet">{t('exchange.moreNotes', { count: notes.length - MOST_SHOWN })}</p>
      )}
      <Button small icon={Download} onClick={() => saveNotes(fileName, notes)}>
        {t('exchange.saveNotes')}
      </Button>
    </details>
  )
}
