import assert from 'node:assert/strict'
import type { Contact } from '../../../storage/schema/contact'
import type { FollowUp } from '../../../storage/schema/follow-up'
import type { HealthReport } from '../../../storage/schema/health'
import type { Note } from '../../../storage/schema/note'
import { waitFor } from '../../browsers/wait-for'
import type { KnownChatKey } from '../../whatsapp-web/known-chats'
import type { Desk } from './desk'

// The main job of a rep, told once and played in every browser and profile.

/** Installs Chatside while WhatsApp is open, and follows the welcome page until the sidebar stands beside the chats. */
export async function installAndConnect(desk: Desk): Promise<void> {
  await desk.install()
  const welcome = await desk.ownTab('#/welcome')
  await welcome.sees('Welcome to Chatside')
  // What stands above the button grows while the tabs answer.
  if (desk.joinsOpenTabs) await welcome.sees('Chatside stands beside your chats.')
  await welcome.click('Add examples')
  await welcome.sees(/You have \d+ quick replies/)
  if (!desk.joinsOpenTabs) await welcome.click('Reload WhatsApp')
  await welcome.sees('Chatside stands beside your chats.')
  await welcome.click('Go to your chats')
}

/** Writes a note, makes a tag and corrects the name to greet with. */
export async function fillCard(desk: Desk, firstName: string): Promise<void> {
  const beside = await desk.beside()
  await beside.fill('New note', 'Wants 40 trays by Friday')
  await beside.press('Control+Enter')
  await beside.sees('Wants 40 trays by Friday')
  await beside.fill('Add a tag', 'wholesale')
  await beside.press('Enter')
  await beside.sees('Tagged wholesale')
  await beside.click('Add details')
  await beside.click(/^Greeting name/)
  await beside.fill('Greeting name', firstName)
  await beside.press('Enter')
  await beside.sees(firstName)
  // It is shown before it is stored.
  await waitFor('the name to be stored', async () => {
    const { contact } = await storedCard(desk)
    return contact?.firstName === firstName
  })
}

/** Types the trigger and a few letters, and takes the reply by the keyboard. */
export async function insertReply(desk: Desk, query: string, inserted: string): Promise<void> {
  await desk.typeMessage(query)
  await waitFor('the preview of the reply', async () => {
    const [preview] = await desk.layerTexts('.preview:not(.pending)')
    return preview === inserted
  }).catch(async (error: unknown) => {
    const layer = await desk.layerTexts('*')
    const written = await desk.inPage(() => window.practice.composerText())
    throw new Error(`${String(error)}; in the message box: ${written}; shown: ${JSON.stringify(layer)}`)
  })
  await desk.pressInPage('Enter')
  await waitFor(`the message box to hold ${JSON.stringify(inserted)}`, async () => {
    return (await desk.inPage(() => window.practice.composerText())) === inserted
  })
}

/** Plans a follow-up by the preset, then has its time come a moment later instead of in an hour. */
export async function planAndFallDue(desk: Desk): Promise<FollowUp> {
  const beside = await desk.beside()
  await beside.click('Plan a follow-up')
  // From five to half past five it stands after “This evening”.
  await beside.click(/^\d?\s*In 1 hour/)
  await beside.sees(/^Planned: /)
  const planned = await waitFor('the follow-up', async () => (await desk.rows<FollowUp>('followUps'))[0])
  await desk.ask('followUps.snooze', { id: planned.id, dueAt: Date.now() + 1_000 })
  return fallDue(desk, planned.id)
}

/** Waits until the follow-up's time has come and the background has looked. */
export function fallDue(desk: Desk, followUpId: string): Promise<FollowUp> {
  return waitFor('the follow-up to fire', async () => {
    // Browsers round alarms up to half a minute; any write wakes the same look at the database.
    await desk.ask('settings.set', { patch: { myName: 'Rosa' } })
    const row = (await desk.rows<FollowUp>('followUps')).find(({ id }) => id === followUpId)
    return row?.state === 'fired' && row
  })
}

/** The stored card of a chat after `fillCard`. */
export async function storedCard(desk: Desk): Promise<{ contact: Contact | undefined; notes: string[] }> {
  const [contact] = await desk.rows<Contact>('contacts')
  const notes = await desk.rows<Note>('notes')
  return { contact, notes: notes.map(({ text }) => text) }
}

export async function openChat(desk: Desk, chat: KnownChatKey): Promise<void> {
  await desk.inPage((key: string) => window.practice.open(key), chat)
}

/** Nothing went wrong on the way: no complaint on the screen, no fault counted, nothing lost from sight. */
export async function expectHealthy(desk: Desk): Promise<void> {
  const beside = await desk.beside()
  const complaints = await beside.evaluate(() =>
    Array.from(document.querySelectorAll('.toast-error, .notice'), (each) => each.textContent),
  )
  assert.deepEqual(complaints, [])
  // A report follows a change within moments, so one from before the chat was opened may still be the newest.
  let newest: HealthReport | undefined
  const isWell = async (): Promise<boolean> => {
    newest = (await desk.ask('health.get', {})).reports[0]
    return newest !== undefined && statesOf(newest).every((state) => state === 'working')
  }
  try {
    await waitFor('a report that all can be seen', isWell)
  } catch (error) {
    throw new Error(`${String(error)}: ${JSON.stringify(newest)}`, { cause: error })
  }
  assert.deepEqual(newest?.faults, {})
}

function statesOf({ identity, messages, composer, list }: HealthReport): string[] {
  return [identity, messages, composer, list].map(({ state }) => state)
}

/** The whole line with Ana, from an open WhatsApp tab to a follow-up that is done. */
export async function playTheLine(desk: Desk): Promise<void> {
  await desk.load()
  await installAndConnect(desk)
  await openChat(desk, 'ana')
  const beside = await desk.beside()
  await beside.sees('Ana Pérez 😀')
  await expectHealthy(desk)
  await fillCard(desk, 'Anita')
  await insertReply(desk, '/thanks', 'Thank you, Anita! Write to me any time.')
  const { contact, notes } = await storedCard(desk)
  assert.deepEqual(notes, ['Wants 40 trays by Friday'])
  const { name, firstName, phone, tags } = contact ?? {}
  assert.deepEqual(
    { name, firstName, phone },
    { name: 'Ana Pérez 😀', firstName: 'Anita', phone: '+34612555017' },
  )
  assert.equal(Object.keys(tags ?? {}).length, 1)

  const { id, dueAt } = await planAndFallDue(desk)
  await waitFor('the notification', async () => (await desk.notices()).includes(`${id}:${dueAt}`))
  await openChat(desk, 'grace')
  await (await desk.beside()).sees('Grace Whitlock')
  await desk.clickNotice(`${id}:${dueAt}`)
  await waitFor('the chat of the follow-up', async () => {
    return (await desk.inPage(() => window.practice.openChat()?.known)) === 'ana'
  })
  const back = await desk.beside()
  await back.sees(/due (today|yesterday)/i)
  await back.click('Done')
  await back.seesNo(/due (today|yesterday)/i)
  await waitFor('the follow-up to be done', async () => {
    const [row] = await desk.rows<FollowUp>('followUps')
    return row?.state === 'done'
  })
  assert.deepEqual(await desk.notices(), [])
  await expectHealthy(desk)
}
