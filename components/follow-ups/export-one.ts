import type { FollowUp } from '@/storage/schema/follow-up'
import { showError } from '../app/errors'

/** Lets the browser save one follow-up as a calendar file, so that a phone rings while the browser is closed. */
export async function exportOne(followUp: FollowUp, name: string): Promise<void> {
  try {
    const { saveCalendar } = await import('./save-calendar')
    saveCalendar([{ ...followUp, contact: { name } }], 'event')
  } catch (error) {
    showError(error, { retry: () => void exportOne(followUp, name) })
  }
}
