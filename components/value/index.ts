import { ChartPie } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const value = defineFeature({
  id: 'value',
  title: 'value.title',
  icon: ChartPie,
  route: {
    path: 'value',
    load: async () => (await import('./value-screen')).ValueScreen,
    isHidden: true,
    within: 'contacts',
  },
})
