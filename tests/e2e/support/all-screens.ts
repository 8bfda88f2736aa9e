import type { Contact } from '../../../storage/schema/contact'
import type { Shown } from './axe'
import type { ChromiumDesk } from './chromium-desk'
import type { ChromiumScreen } from './chromium-screen'
import { newId } from '../../../utils/ids'
import { fillCard, openChat } from './the-line'
import { starterReplies } from '@/utils/templates/starters'

const DAY_MS = 86_400_000

/** Fills every screen with something to look at: a full card, follow-ups, replies, tags and a private chat. */
export async function prepareScreens(desk: ChromiumDesk): Promise<void> {
  await desk.ask('replies.addStarters', { drafts: starterReplies('en') })
  await desk.load({ open: 'ana' })
  await fillCard(desk, 'Anita')
  const [contact] = await desk.rows<Contact>('contacts')
  const contactId = contact?.id ?? ''
  for (const dueAt of [Date.now() + 1_000, Date.now() + DAY_MS]) {
    const plan = { target: { contactId }, id: newId(), contactId, dueAt, timeZone: 'UTC', note: 'Call' }
    await desk.ask('followUps.set', plan)
  }
  await knowMore(desk, contactId)
  await openChat(desk, 'layla')
  const beside = await desk.beside()
  await beside.sees('ليلى حداد')
  await beside.click('More')
  await beside.click('Never track this chat…')
  await beside.click('Never track')
  await beside.sees('This chat is private')
  await desk.page.close()
}

/** What stands below the fields of a card. */
async function knowMore(desk: ChromiumDesk, contactId: string): Promise<void> {
  const target = { contactId }
  const [open] = (await desk.ask('settings.get', {})).stages
  const amount = { amountMinor: 125_000, currency: 'EUR' }
  const deal = {
    id: newId(),
    title: 'Wedding',
    stageId: open?.id ?? '',
    expectedClose: '2026-01-05',
    ...amount,
  }
  await desk.ask('deals.save', { target, contactId, deal })
  const order = { id: newId(), at: Date.now() - DAY_MS, ...amount, note: 'Trays' }
  await desk.ask('orders.save', { target, contactId, order })
  for (const state of ['given', 'withdrawn'] as const) {
    const consent = { id: newId(), state, scope: 'marketing', way: 'form' } as const
    await desk.ask('consents.add', { target, contactId, ...consent })
  }
  await desk.ask('contacts.save', { target, id: contactId, patch: { heat: 90 } })
}

/** Leads the sidebar through its states, one after the other. */
export async function* lookAtSidebar(desk: ChromiumDesk): AsyncGenerator<Shown> {
  const beside = await desk.beside()
  const { frame } = beside
  await beside.sees(/^due .* · Call/)
  yield ['no chat, and Today in its place', frame]
  await openChat(desk, 'grace')
  await beside.sees('Grace Whitlock')
  yield ['a new customer', frame]
  await openChat(desk, 'layla')
  await beside.sees('This chat is private')
  yield ['a private chat', frame]
  await openChat(desk, 'launch')
  await beside.sees('Group')
  yield ['a group', frame]
  await openChat(desk, 'ana')
  await beside.sees('Wants 40 trays by Friday')
  yield ['a full card', frame]
  yield* lookAtMore(beside)
  await beside.click('Add details')
  yield ['all fields', frame]
  await beside.click(/^Company/)
  yield ['a field being edited', frame]
  await beside.press('Escape')
  await beside.sees(/^Due /i)
  await beside.click('Today: 1 customer')
  await beside.sees(/^due .* · Call/)
  yield ['Today over a chat', frame]
  await beside.click('Back to the chat')
  await beside.click('Plan a follow-up')
  await beside.fill('When, in your words', 'every Monday 9:00 ask about orders')
  await beside.sees(/^Understood: /)
  yield ['the follow-up form', frame]
  await beside.fill('When, in your words', 'whenever it suits')
  await beside.press('Enter')
  await beside.sees(/^No time was understood/)
  yield ['words without a time', frame]
  await beside.click('Cancel')
  await frame.getByLabel('Add a tag').click()
  await frame.getByLabel('Add a tag').pressSequentially('new')
  yield ['the list of tags', frame]
  await beside.press('Escape')
  await frame.getByRole('option', { name: /^Offer an appointment/ }).click()
  await beside.sees('Day and time')
  yield ['a reply with something to fill in', frame]
  await beside.click('More')
  yield ['the menu', frame]
  await beside.click('Never track this chat…')
  yield ['a dialog', frame]
  await frame.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await beside.click('More')
  await beside.click(/^Keyboard shortcuts/)
  yield ['the keys', frame]
  await frame.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await beside.fill('New note', 'One more')
  await beside.press('Control+Enter')
  await beside.sees(/^Note saved/)
  yield ['a toast', frame]
}

/** The lower part of the card, all of it open; what was opened before stays so. */
async function* lookAtMore(beside: ChromiumScreen): AsyncGenerator<Shown> {
  const { frame } = beside
  for (const name of ['Score', 'Deals', 'Orders', 'Consent', 'Timeline']) {
    const toggle = frame.getByRole('button', { name, exact: true })
    await toggle.waitFor()
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  }
  await beside.sees(/^Messages: /)
  await frame.getByText('How this is worked out').click()
  yield ['what else is known', frame]
  await frame.getByText('How this is worked out').click()
  await beside.click('New deal')
  await beside.fill('Amount', 'much')
  await beside.click('Save')
  await beside.sees('A deal needs a name.')
  yield ['a deal that cannot be saved yet', frame]
  await beside.click('Cancel')
}

/** Leads the workspace through its routes; `turn` gives each its writing direction. */
export async function* lookAtWorkspace(
  desk: ChromiumDesk,
  contactId: string,
  turn: () => Promise<void>,
): AsyncGenerator<Shown> {
  const routes: [route: string, sees: string | RegExp][] = [
    ['welcome', 'Welcome to Chatside'],
    ['today', /^due .* · Call/],
    ['contacts', '1 contact'],
    [`contacts/${contactId}`, 'Wants 40 trays by Friday'],
    ['contacts/new', 'Create contact'],
    ['follow-ups', /Overdue|Today/],
    ['replies', /\d quick replies/],
    ['replies/new', 'What you type after /'],
    ['packs', 'Add a pack, then change its words to yours'],
    ['reply-import', 'Choose files, or drop them here'],
    ['reply-export', 'Let me choose'],
    ['product-import', 'Choose files, or drop them here'],
    ['tags', 'wholesale'],
    ['tag-rules', 'VIP wholesale'],
    ['pipeline', 'New deal'],
    ['duplicates', 'Duplicates'],
    ['import-chats', 'Choose exported chats, or drop them here'],
    ['value', 'Who brings most'],
    ['import-contacts', 'Choose files of contacts, or drop them here'],
    ['export-contacts', 'Export contacts'],
    ['team', 'Join by an invite'],
    ['trash', 'The trash is empty'],
    ['backup', 'There is no backup yet'],
    ['restore', 'Restore a backup'],
    ['settings', 'Turn on …'],
    ['diagnostics', 'Know who the chat is'],
  ]
  for (const [route, sees] of routes) {
    const screen = await desk.openOwn(`#/${route}`)
    await screen.sees(sees)
    await turn()
    const page = screen.frame.page()
    const size = page.viewportSize()
    // Of a very long page, axe takes what is far below for covered.
    if (route === 'settings') await page.setViewportSize({ width: 1440, height: 5_000 })
    yield [route, screen.frame]
    if (size !== null) await page.setViewportSize(size)
  }
  yield ['an import looked at', await lookAtImport(desk, turn)]
  yield* lookAtToday(desk, turn)
  yield* lookAtReplies(desk, turn)
  const screen = await desk.openOwn('#/contacts')
  await screen.sees('1 contact')
  await turn()
  await screen.frame.page().keyboard.press('Control+k')
  await screen.sees('Go to Settings')
  yield ['the palette', screen.frame]
  await screen.press('Escape')
  await screen.seesNo('Go to Settings')
}

/** Today with what opens in it, and a follow-up that is being changed. */
async function* lookAtToday(desk: ChromiumDesk, turn: () => Promise<void>): AsyncGenerator<Shown> {
  const today = await desk.openOwn('#/today')
  await today.sees(/^due .* · Call/)
  await turn()
  const { keyboard } = today.frame.page()
  await today.frame.getByRole('row', { name: /^Ana/ }).focus()
  await keyboard.press('s')
  await today.sees('Same time tomorrow')
  yield ['when to come back', today.frame]
  await keyboard.press('Escape')
  await keyboard.press('n')
  await today.frame.getByLabel(/^Note about/).waitFor()
  yield ['a note in the list', today.frame]
  await keyboard.press('Escape')
  await today.click(/^Wrote twice/)
  await today.sees('Nobody had to write twice')
  yield ['a filter without anybody', today.frame]
  const followUps = await desk.openOwn('#/follow-ups')
  await followUps.frame
    .getByRole('button', { name: /^More: / })
    .first()
    .click()
  await followUps.click('Edit')
  await followUps.frame.getByText('Repeat, replies, quick reply').click()
  yield ['a follow-up being changed', followUps.frame]
  await followUps.click('Cancel')
}

/** Replies that are chosen, and one in the editor with all that can open there. */
async function* lookAtReplies(desk: ChromiumDesk, turn: () => Promise<void>): AsyncGenerator<Shown> {
  const screen = await desk.openOwn('#/replies')
  const { frame } = screen
  await screen.sees(/\d quick replies/)
  await turn()
  await frame.locator('[data-marks]').first().click()
  await screen.sees('1 chosen')
  yield ['a reply that is chosen', frame]
  await screen.click('Move to folder')
  yield ['the folder to move to', frame]
  await frame.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await frame.getByRole('option', { name: /^Offer an appointment/ }).click()
  await frame.getByLabel('Add a language').selectOption({ index: 1 })
  const body = frame.getByRole('textbox', { name: 'Text', exact: true })
  await body.fill('Hola {{frist_name|there}} }} {{fi')
  await body.press('Control+Space')
  await frame.getByRole('option', { name: /^First name/ }).waitFor()
  yield ['what can be written at the cursor', frame]
  await body.press('Escape')
  await frame.locator('input[type=file]').setInputFiles({
    name: 'menu.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('menu'),
  })
  await screen.sees('menu.pdf added')
  await screen.click('Save')
  await screen.sees(/saved$/)
  await screen.click('More')
  yield ['the menu of a reply', frame]
  await frame.getByRole('menuitem', { name: 'History' }).click()
  await screen.sees(/^Until/)
  yield ['how a reply read before', frame]
  await frame.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
}

/** A reply that is there already, a new one, and a line that cannot be read. */
async function lookAtImport(desk: ChromiumDesk, turn: () => Promise<void>): Promise<Shown[1]> {
  const { frame } = await desk.openOwn('#/reply-import')
  const table = 'shortcut,title,text\nhello,Greeting,Hi\nown,Mine,Text\nnone,None,\n'
  const file = { name: 'replies.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }
  await frame.getByLabel('Choose files, or drop them here').setInputFiles(file)
  await frame.getByText('1 entry cannot be taken over').click()
  await frame.getByText('It has no text.').waitFor()
  await turn()
  return frame
}
