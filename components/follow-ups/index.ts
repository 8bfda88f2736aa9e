import { AlarmClock } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { FollowUpPanel } from './follow-up-panel'

export const followUps = defineFeature({
  id: 'follow-ups',
  title: 'followUps.title',
  icon: AlarmClock,
  panel: FollowUpPanel,
})
