import { FileDown, FileUp } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export { exportReplies } from './chosen-replies'

export const replyImport = defineFeature({
  id: 'reply-import',
  title: 'exchange.import',
  icon: FileUp,
  route: {
    path: 'reply-import',
    load: async () => (await import('./import-screen')).ImportScreen,
    isHidden: true,
  },
})

export const replyExport = defineFeature({
  id: 'reply-export',
  title: 'exchange.export',
  icon: FileDown,
  route: {
    path: 'reply-export',
    load: async () => (await import('./export-screen')).ExportScreen,
    isHidden: true,
  },
})
