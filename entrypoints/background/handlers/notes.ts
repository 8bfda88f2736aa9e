import type { UiCommands } from '@/storage/protocol/ui'
import { pageNotes } from '@/storage/repositories/note-lists'
import { addNote, editNote, pinNote, removeNote } from '@/storage/repositories/notes'
import type { HandlersOf } from '../handler'

type Name = 'notes.add' | 'notes.edit' | 'notes.pin' | 'notes.remove' | 'notes.page'

export const noteHandlers: HandlersOf<UiCommands, Name> = {
  'notes.add': ({ target, id, contactId, text }) => addNote(target, { id, newContactId: contactId, text }),
  'notes.edit': ({ id, text }) => editNote(id, text),
  'notes.pin': ({ id, pinned }) => pinNote(id, pinned),
  'notes.remove': ({ id }) => removeNote(id),
  'notes.page': ({ contactId, limit, cursor }) => pageNotes(contactId, limit, cursor),
}
