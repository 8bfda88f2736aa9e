import { HOUR_MS } from '@/storage/limits'
import { finishFollowUp, snoozeFollowUp, contactOfFollowUp } from '@/storage/repositories/follow-ups'
import { browser } from '@/utils/browser'
import { now } from '@/utils/clock'
import { followUpOfNotice, isDigest } from '@/utils/follow-ups/notices'
import { openWhatsApp } from './open-chat'
import { openWorkspace } from './own-pages'

const DONE_BUTTON = 0

/** Opens the chat a notification is about; a digest opens the list of what is due. */
export async function openNotice(noticeId: string): Promise<void> {
  await browser.notifications.clear(noticeId)
  if (isDigest(noticeId)) return openWorkspace('#/today')
  const followUpId = followUpOfNotice(noticeId)
  if (followUpId !== undefined) await openWhatsApp(await contactOfFollowUp(followUpId))
}

/** One of the two buttons Chrome shows: done, or put off by an hour. */
export async function pressNoticeButton(noticeId: string, button: number): Promise<void> {
  await browser.notifications.clear(noticeId)
  const followUpId = followUpOfNotice(noticeId)
  if (followUpId === undefined) return
  if (button === DONE_BUTTON) await finishFollowUp(followUpId)
  else await snoozeFollowUp(followUpId, now() + HOUR_MS)
}
