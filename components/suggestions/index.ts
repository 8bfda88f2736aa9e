import { Lightbulb } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const suggestions = defineFeature({
  id: 'suggestions',
  title: 'rules.title',
  icon: Lightbulb,
  route: { path: 'suggestions', load: async () => (await import('./suggestions-screen')).SuggestionsScreen },
  settings: async () => (await import('./suggestion-settings')).SuggestionSettings,
})
