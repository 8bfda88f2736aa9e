import { ContactRound, UserRoundSearch } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { CardPanel } from './card-panel'
import { MorePanel } from './more-panel'

export const card = defineFeature({
  id: 'card',
  title: 'card.title',
  icon: ContactRound,
  panel: CardPanel,
})

/** The lower part of the card. */
export const more = defineFeature({
  id: 'more',
  title: 'card.more',
  icon: UserRoundSearch,
  panel: MorePanel,
})
