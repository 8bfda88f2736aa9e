import { ArchiveRestore, Save } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const backup = defineFeature({
  id: 'backup',
  title: 'backup.title',
  icon: Save,
  route: { path: 'backup', load: async () => (await import('./backup-screen')).BackupScreen },
  bar: async () => (await import('./backup-bar')).BackupBar,
  settings: async () => (await import('./backup-settings')).BackupSettings,
})

export const restore = defineFeature({
  id: 'restore',
  changes: 'contacts',
  title: 'backup.restore',
  icon: ArchiveRestore,
  route: {
    path: 'restore',
    load: async () => (await import('./restore/restore-screen')).RestoreScreen,
    isHidden: true,
    within: 'backup',
  },
})
