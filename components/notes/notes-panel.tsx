import './notes.css'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { useCustomer } from '../customer'
import { AllNotes } from './all-notes'
import { NoteComposer } from './note-composer'
import { NoteItem } from './note-item'
import { useNoteActions } from './use-note-actions'

/** Notes, the newest on top and pinned ones above them. */
export function NotesPanel() {
  const { card, contactId, isSaved } = useCustomer()
  const actions = useNoteActions()
  const [showsAll, setShowsAll] = useState(false)
  const pinned = new Set(card.pinned.map(({ id }) => id))
  return (
    <Section title={t('notes.title')}>
      <NoteComposer />
      <ul class="notes" aria-label={t('notes.title')}>
        {card.pinned.map((note) => (
          <NoteItem key={note.id} note={note} actions={actions} />
        ))}
        {!showsAll &&
          card.notes
            .filter(({ id }) => !pinned.has(id))
            .map((note) => <NoteItem key={note.id} note={note} actions={actions} />)}
        {showsAll && <AllNotes contactId={contactId} hidden={pinned} actions={actions} />}
      </ul>
      {isSaved && card.hasMoreNotes && !showsAll && (
        <Button variant="quiet" small onClick={() => setShowsAll(true)}>
          {t('notes.showAll')}
        </Button>
      )}
    </Section>
  )
}
