import { Library } from 'lucide-preact'
import type { ComponentType } from 'preact'
import { defineFeature } from '../app/define-feature'

export const packs = defineFeature({
  id: 'packs',
  changes: 'replies',
  title: 'packs.title',
  icon: Library,
  route: {
    path: 'packs',
    load: async () => (await import('./packs-screen')).PacksScreen,
    isHidden: true,
  },
})

/** A few packs to begin with, for the page that welcomes. */
export async function loadPackOffers(): Promise<ComponentType> {
  return (await import('./pack-offers')).PackOffers
}
