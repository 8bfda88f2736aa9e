import { Settings } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const settingsFeature = defineFeature({
  id: 'settings',
  title: 'settings.title',
  icon: Settings,
  route: { path: 'settings', load: async () => (await import('./settings-screen')).SettingsScreen },
})
