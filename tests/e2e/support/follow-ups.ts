import { expect } from 'vitest'
import type { FollowUp } from '../../../storage/schema/follow-up'
import { newId } from '../../../utils/ids'
import { waitFor } from '../../browsers/wait-for'
import { KNOWN_PEOPLE, type KnownPersonKey } from '../../whatsapp-web/known-chats'
import type { ChromiumDesk } from './chromium-desk'
import type { Desk } from './desk'

export type Planned = { id: string; contactId: string; dueAt: number }

const SOON_MS = 300
const DAY_MS = 24 * 3_600_000
/** Browsers round alarms up to half a minute, and a look may follow only with the next minute. */
const ALARM_MS = 100_000

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

/** Waits until the notification of a follow-up is shown, and does nothing that would make the background look. */
export async function shown(desk: Desk, { id, dueAt }: Planned): Promise<void> {
  await waitFor('the notification', async () => (await desk.notices()).includes(`${id}:${dueAt}`), ALARM_MS)
}

/** Plans a follow-up with a chat of the practice page that a reply cancels. */
export async function planForReply(desk: Desk, chat: KnownPersonKey): Promise<Planned> {
  return planFor(desk, 'Customer', 'Ask again', `+${KNOWN_PEOPLE[chat].phone}`, Date.now() + DAY_MS)
}

/** A customer writes in a chat that is not open: the follow-up is over, shows on the card, and comes back when asked. */
export async function replyCancels(desk: Desk, chat: KnownPersonKey): Promise<void> {
  const { id, contactId, dueAt } = await planForReply(desk, chat)
  const activity = async () => (await desk.ask('card.get', { contactId })).activity
  // Once there is a card, the list tells what they wrote before, which waits for an answer as well.
  const { waitingCount: before = 0 } = await waitFor('what they wrote before', activity)
  await desk.inPage((key: string) => window.practice.receive(key, { text: 'Yes, please' }), chat)
  await waitFor('the follow-up to be cancelled', async () => (await planned(desk, id))?.outcome === 'replied')
  const card = await desk.ask('card.get', { contactId })
  expect(card.followUps).toEqual([])
  expect(card.cancelled).toMatchObject([{ id, note: 'Ask again' }])
  expect(await desk.ask('followUps.cancelled', {})).toMatchObject([{ id, contact: { id: contactId } }])
  expect(card.activity).toMatchObject({ lastDirection: 'in', waitingCount: before + 1 })

  await desk.ask('followUps.reopen', { id })
  expect((await desk.ask('card.get', { contactId })).followUps).toMatchObject([
    { id, dueAt, state: 'due', condition: 'regardless' },
  ])
  await desk.inPage((key: string) => window.practice.receive(key, { text: 'Hello?' }), chat)
  await waitFor('the second message', async () => ((await activity())?.waitingCount ?? 0) >= before + 2)
  expect(await planned(desk, id)).toMatchObject({ state: 'due', dueAt })
  const { rows } = await desk.ask('today.page', { filter: 'twice', limit: 10 })
  expect(rows.map(({ contact }) => contact.id)).toEqual([contactId])
}
