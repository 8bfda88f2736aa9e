import './notes.css'
import { Search } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { useCustomer } from '../customer'
import { Lazy } from '../app/lazy'
import { mayChange } from '../app/may'
import { sayMore } from '../app/settings'
import { NoteComposer } from './note-composer'
import { NoteItem } from './note-item'
import { useNoteActions } from './use-note-actions'

/** The newest notes are all one sees at first. */
const loadAll = async () => (await import('./all-notes')).AllNotes

const loadSearch = async () => {
  const [{ NoteSearch }] = await Promise.all([import('./note-search'), sayMore()])
  return NoteSearch
}

/** Notes, the newest on top and pinned ones above them. */
export function NotesPanel() {
  const { card, contactId, isSaved } = useCustomer()
  const actions = useNoteActions()
  const [showsAll, setShowsAll] = useState(false)
  const [isSearching, setSearching] = useState(false)
  const pinned = new Set(card.pinned.map(({ id }) => id))
  const isEditable = mayChange('notes')
  if (!isEditable && pinned.size + card.notes.length === 0) return null
  return (
    <Section
      title={t('notes.title')}
      actions={
        isSaved &&
        card.hasMoreNotes && (
          <IconButton
            label={t('notes.search')}
            icon={Search}
            aria-expanded={isSearching}
            onClick={() => setSearching(!isSearching)}
          />
        )
      }
    >
      {isEditable && <NoteComposer />}
      {isSearching && (
        <Lazy load={loadSearch} props={{ contactId, actions, onClose: () => setSearching(false) }} />
      )}
      <ul class="notes" aria-label={t('notes.title')} hidden={isSearching}>
        {card.pinned.map((note) => (
          <NoteItem key={note.id} note={note} actions={actions} />
        ))}
        {!showsAll &&
          card.notes
            .filter(({ id }) => !pinned.has(id))
            .map((note) => <NoteItem key={note.id} note={note} actions={actions} />)}
        {showsAll && <Lazy load={loadAll} props={{ contactId, hidden: pinned, actions }} />}
      </ul>
      {isSaved && card.hasMoreNotes && !showsAll && !isSearching && (
        <Button variant="quiet" small onClick={() => setShowsAll(true)}>
          {t('notes.showAll')}
        </Button>
      )}
    </Section>
  )
}
