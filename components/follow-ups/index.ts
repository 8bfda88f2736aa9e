import { AlarmClock } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { FollowUpBanner } from './follow-up-banner'
import { FollowUpPanel } from './follow-up-panel'
import type { Exported } from './save-calendar'

export { followUpDrafts } from './follow-up-drafts'
export { ownTimeZone } from './own-time-zone'
export { presetLabel } from './preset-label'
export { workingCalendar } from './working-calendar'

/** @returns follow-ups as one calendar file with an event for each, written at `at` (epoch ms). */
export async function calendarOf(rows: readonly Exported[], at: number): Promise<string> {
  const { writeFollowUps } = await import('./save-calendar')
  return writeFollowUps(rows, 'event', at)
}

export const followUps = defineFeature({
  id: 'follow-ups',
  title: 'followUps.title',
  icon: AlarmClock,
  route: { path: 'follow-ups', load: async () => (await import('./follow-ups-screen')).FollowUpsScreen },
  banner: FollowUpBanner,
  panel: FollowUpPanel,
  settings: async () => (await import('./quiet-hours-settings')).QuietHoursSettings,
})
