import { NotebookPen } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { NotesPanel } from './notes-panel'

export { dropDraftsAbout } from './draft-store'

export const notes = defineFeature({
  id: 'notes',
  title: 'notes.title',
  icon: NotebookPen,
  panel: NotesPanel,
})
