import { WandSparkles } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const tagRules = defineFeature({
  id: 'tag-rules',
  title: 'tagRules.title',
  icon: WandSparkles,
  route: {
    path: 'tag-rules',
    load: async () => (await import('./tag-rules-screen')).TagRulesScreen,
    isHidden: true,
    within: 'tags',
  },
})
