import { NotebookPen } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { NotesPanel } from './notes-panel'

export { noteDrafts } from './note-drafts'

export const notes = defineFeature({
  id: 'notes',
  title: 'notes.title',
  icon: NotebookPen,
  panel: NotesPanel,
})
