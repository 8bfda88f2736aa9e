import { Keyboard, Settings } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { showKeyboardHelp } from '../app/keyboard-help'

export const settingsFeature = defineFeature({
  id: 'settings',
  title: 'settings.title',
  icon: Settings,
  route: { path: 'settings', load: async () => (await import('./settings-screen')).SettingsScreen },
  commands: [{ id: 'keyboard-help', title: 'help.title', icon: Keyboard, run: showKeyboardHelp }],
})
