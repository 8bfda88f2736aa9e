import { Trash2 } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const trash = defineFeature({
  id: 'trash',
  changes: 'contacts',
  title: 'trash.title',
  icon: Trash2,
  route: { path: 'trash', load: async () => (await import('./trash-screen')).TrashScreen },
})
