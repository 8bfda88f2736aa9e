import { Handshake } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const team = defineFeature({
  id: 'team',
  title: 'team.title',
  icon: Handshake,
  route: { path: 'team', load: async () => (await import('./team-screen')).TeamScreen },
  mark: async () => (await import('./team-mark')).TeamMark,
})

/** Loads the part of the card that says whose the customer is. */
export const loadWhose = async () => (await import('./card/whose')).Whose
