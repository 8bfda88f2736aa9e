import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { usePages } from '../app/use-pages'
import { QueryError } from '../app/query-error'
import { NoteItem } from './note-item'
import type { NoteActions } from './use-note-actions'

const PAGE_ROWS = 50

type AllNotesProps = { contactId: string; hidden: ReadonlySet<string>; actions: NoteActions }

/** Every note, page by page. */
export function AllNotes({ contactId, hidden, actions }: AllNotesProps) {
  const { rows, hasMore, loadMore, error, refetch } = usePages('notes.page', { contactId, limit: PAGE_ROWS })
  if (error) return <QueryError error={error} retry={refetch} />
  return (
    <>
      {rows
        .filter(({ id }) => !hidden.has(id))
        .map((note) => (
          <NoteItem key={note.id} note={note} actions={actions} />
        ))}
      {hasMore && (
        <li>
          <Button variant="quiet" small onClick={loadMore}>
            {t('notes.older')}
          </Button>
        </li>
      )}
    </>
  )
}
