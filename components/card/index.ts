import { ContactRound } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { CardPanel } from './card-panel'

export const card = defineFeature({
  id: 'card',
  title: 'card.title',
  icon: ContactRound,
  panel: CardPanel,
})
