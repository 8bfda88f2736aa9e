import { Sparkles } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const welcome = defineFeature({
  id: 'welcome',
  title: 'welcome.title',
  icon: Sparkles,
  route: {
    path: 'welcome',
    load: async () => (await import('./welcome-screen')).WelcomeScreen,
    isHidden: true,
  },
})
