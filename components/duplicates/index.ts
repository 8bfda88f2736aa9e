import { UsersRound } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const duplicates = defineFeature({
  id: 'duplicates',
  changes: 'contacts',
  title: 'duplicates.title',
  icon: UsersRound,
  route: {
    path: 'duplicates',
    load: async () => (await import('./duplicates-screen')).DuplicatesScreen,
    isHidden: true,
    within: 'contacts',
  },
})
