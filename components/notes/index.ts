import { NotebookPen } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { NotesPanel } from './notes-panel'

export {
  type Draft,
  type DraftOwner,
  draftOf,
  dropDraftsAbout,
  loadDrafts,
  typeDraft,
  whileSaving,
} from './draft-store'

export const notes = defineFeature({
  id: 'notes',
  title: 'notes.title',
  icon: NotebookPen,
  panel: NotesPanel,
})
