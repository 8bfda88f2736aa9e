import { MessagesSquare } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const chatImport = defineFeature({
  id: 'import-chats',
  changes: 'contacts',
  title: 'chatImport.title',
  icon: MessagesSquare,
  route: {
    path: 'import-chats',
    load: async () => (await import('./chat-import-screen')).ChatImportScreen,
    isHidden: true,
    within: 'contacts',
  },
})
