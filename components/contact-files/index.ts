import { FileDown, FileUp } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { goTo } from '../app/route'

export const contactImport = defineFeature({
  id: 'import-contacts',
  changes: 'contacts',
  title: 'contactFiles.import',
  icon: FileUp,
  route: {
    path: 'import-contacts',
    load: async () => (await import('./import-screen')).ImportScreen,
    isHidden: true,
    within: 'contacts',
  },
  commands: [
    { id: 'import-contacts', title: 'contactFiles.import', icon: FileUp, run: () => goTo('import-contacts') },
  ],
})

export const contactExport = defineFeature({
  id: 'export-contacts',
  title: 'contactFiles.export',
  icon: FileDown,
  route: {
    path: 'export-contacts',
    load: async () => (await import('./export-screen')).ExportScreen,
    isHidden: true,
    within: 'contacts',
  },
  commands: [
    {
      id: 'export-contacts',
      title: 'contactFiles.export',
      icon: FileDown,
      run: () => goTo('export-contacts'),
    },
  ],
})
