import { Columns3 } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const pipeline = defineFeature({
  id: 'pipeline',
  title: 'pipeline.title',
  icon: Columns3,
  route: { path: 'pipeline', load: async () => (await import('./pipeline-screen')).PipelineScreen },
  settings: async () => (await import('./stage-settings')).StageSettings,
})
