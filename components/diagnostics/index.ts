import { HeartPulse } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const diagnostics = defineFeature({
  id: 'diagnostics',
  title: 'diagnostics.title',
  icon: HeartPulse,
  route: {
    path: 'diagnostics',
    load: async () => (await import('./diagnostics-screen')).DiagnosticsScreen,
  },
})
