import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { isComposing } from '@/components/ui/keys'
import { t } from '@/locales/t'
import { QueryError } from '../app/query-error'
import { usePages } from '../app/use-pages'
import { NoteItem } from './note-item'
import type { NoteActions } from './use-note-actions'

type SearchProps = { contactId: string; actions: NoteActions; onClose: () => void }

const PAGE_ROWS = 20

/** Finds a note by its words, among all of this customer. */
export function NoteSearch({ contactId, actions, onClose }: SearchProps) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div class="note-search">
      <input
        class="input"
        type="search"
        ref={field}
        aria-label={t('notes.search')}
        placeholder={t('notes.search')}
        maxLength={300}
        dir="auto"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isComposing(event)) return
          event.stopPropagation()
          onClose()
        }}
      />
      {text.trim() !== '' && <Found contactId={contactId} search={text.trim()} actions={actions} />}
    </div>
  )
}

type FoundProps = { contactId: string; search: string; actions: NoteActions }

function Found({ contactId, search, actions }: FoundProps) {
  const pages = usePages('notes.search', { contactId, search, limit: PAGE_ROWS })
  const { rows, hasMore, isLoading, loadMore, error, refetch } = pages
  if (error) return <QueryError error={error} retry={refetch} />
  return (
    <>
      <ul class="notes" aria-label={t('notes.found')}>
        {rows.map((note) => (
          <NoteItem key={note.id} note={note} actions={actions} />
        ))}
      </ul>
      {rows.length === 0 && !isLoading && <p class="quiet">{t('notes.notFound', { search })}</p>}
      {hasMore && (
        <Button variant="quiet" small onClick={loadMore}>
          {t('notes.older')}
        </Button>
      )}
    </>
  )
}
