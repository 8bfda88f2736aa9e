import type { FollowUp } from '../../../storage/schema/follow-up'
import { newId } from '../../../utils/ids'
import type { ChromiumDesk } from './chromium-desk'
import type { Desk } from './desk'

export type Planned = { id: string; contactId: string; dueAt: number }

const SOON_MS = 300

/** Makes a contact and plans a follow-up with it, due in a moment unless told otherwise. */
export async function planFor(
  desk: Desk,
  name: string,
  note: string,
  phone?: string,
  dueAt = Date.now() + SOON_MS,
): Promise<Planned> {
  const contactId = newId()
  await desk.ask('contacts.create', { id: contactId, patch: { name, ...(phone !== undefined && { phone }) } })
  const id = newId()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  await desk.ask('followUps.set', { target: { contactId }, id, contactId, dueAt, timeZone, note })
  return { id, contactId, dueAt }
}

/** @returns the follow-up as it is stored. */
export async function planned(desk: Desk, followUpId: string): Promise<FollowUp | undefined> {
  return (await desk.rows<FollowUp>('followUps')).find(({ id }) => id === followUpId)
}

/** Does what a press on a button of the notification does; Firefox has none. */
export async function pressNoticeButton(desk: ChromiumDesk, noticeId: string, button: number): Promise<void> {
  const worker = await desk.worker()
  await worker.evaluate(([id, index]) => chrome.notifications.onButtonClicked.dispatch(id, index), [
    noticeId,
    button,
  ] as const)
}
