import { Tag } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { TagsPanel } from './tags-panel'

export { nextColor } from './next-color'

export const tags = defineFeature({
  id: 'tags',
  title: 'tags.title',
  icon: Tag,
  route: { path: 'tags', load: async () => (await import('./tags-screen')).TagsScreen },
  panel: TagsPanel,
})
