import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { waitFor } from '../../tests/browsers/wait-for'
import { ChatsideChromium, COMPOSER } from '../../tests/e2e/support/chatside-chromium'
import { takeReplyScreens } from './reply-screens'

// A rep's first minutes, in pictures. Everything shown is typed and clicked here as a person would.

type Shots = { take: (name: string, page: Page) => Promise<void> }

/** Plays a short day on the practice page in headless Chromium. @returns the pictures' files in `dir`. */
export async function takeScreens(dir: string): Promise<string[]> {
  const files: string[] = []
  const shots: Shots = {
    take: async (name, page) => {
      const path = join(dir, `${name}.png`)
      await page.screenshot({ path, animations: 'disabled' })
      files.push(path)
    },
  }
  const chatside = await ChatsideChromium.start({ viewport: { width: 1440, height: 900 } })
  try {
    await welcome(chatside, shots)
    await besideTheChat(chatside, shots)
    await otherChats(chatside, shots)
    await workspace(chatside, shots)
    await takeReplyScreens(chatside, shots.take)
  } finally {
    await chatside.close()
  }
  return files
}

async function welcome(chatside: ChatsideChromium, { take }: Shots): Promise<void> {
  const page = await chatside.driver.openExtensionPage('workspace.html#/welcome')
  await page.getByRole('button', { name: 'Add examples' }).click()
  await page.getByText('You have').waitFor()
  await take('welcome', page)
  await page.close()
}

async function besideTheChat(chatside: ChatsideChromium, { take }: Shots): Promise<void> {
  const page = await chatside.load({ open: 'ana' })
  const sidebar = await chatside.sidebar()
  await sidebar.getByText('Nothing is saved about this chat yet').waitFor()
  await take('sidebar-new', page)
  await fillCard(sidebar)
  await take('sidebar', page)

  await page.locator(COMPOSER).click()
  await page.keyboard.type('/f')
  const picker = await chatside.picker()
  await waitFor('the preview', async () => (await picker.texts('.preview:not(.pending)')).length > 0)
  await take('picker', page)
  await page.keyboard.press('Enter')
  await waitFor('the inserted text', async () => (await chatside.composerText())?.startsWith('Hi Ana'))
  await take('inserted', page)
}

async function fillCard(sidebar: Frame): Promise<void> {
  for (const tag of ['Wholesale', 'Wedding', 'Hot']) {
    const box = sidebar.getByRole('combobox', { name: 'Add a tag' })
    await box.fill(tag)
    await box.press('Enter')
    await sidebar.getByRole('button', { name: `Remove tag ${tag}` }).waitFor()
  }
  await sidebar.getByRole('button', { name: 'Plan a follow-up' }).click()
  await sidebar.getByText('Tomorrow morning').click()
  const note = sidebar.getByRole('textbox', { name: 'New note' })
  for (const text of [
    'Prefers invoices in Spanish; decides with the board.',
    '60 people on 12 December, 4 gluten-free.',
  ]) {
    await note.fill(text)
    await note.press('Control+Enter')
    await sidebar.getByText(text).first().waitFor()
  }
}

async function otherChats(chatside: ChatsideChromium, { take }: Shots): Promise<void> {
  const { page } = chatside
  for (const name of ['mariaBakery', 'longName', 'launch', 'unsaved', 'self']) {
    await chatside.openChat(name)
    await page.waitForTimeout(400)
    await take(`chat-${name}`, page)
  }
  await page.evaluate(() => window.practice.setTheme('dark'))
  await chatside.openChat('ana')
  await page.waitForTimeout(500)
  await take('sidebar-dark', page)
  await page.setViewportSize({ width: 1100, height: 800 })
  await page.waitForTimeout(400)
  await take('rail', page)
  await page.close()

  const hebrew = await chatside.load({ open: 'noa', locale: 'he' })
  await chatside.sidebar()
  await hebrew.waitForTimeout(500)
  await take('sidebar-rtl', hebrew)
  await hebrew.close()
}

async function workspace(chatside: ChatsideChromium, { take }: Shots): Promise<void> {
  const page = await chatside.driver.openExtensionPage('workspace.html')
  for (const route of [
    'today',
    'contacts',
    'follow-ups',
    'replies',
    'packs',
    'reply-export',
    'import-contacts',
    'export-contacts',
    'import-chats',
    'pipeline',
    'tags',
    'tag-rules',
    'duplicates',
    'trash',
    'backup',
    'restore',
    'settings',
    'diagnostics',
  ]) {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.evaluate((hash) => (location.hash = hash), `#/${route}`)
      await page.waitForTimeout(350)
      await take(`workspace-${route}${scheme === 'dark' ? '-dark' : ''}`, page)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await fromAFile(page, take)
  await contactsFromAFile(page, take)
  await page.evaluate(() => (location.hash = '#/contacts'))
  await page.getByText('Ana Pérez').first().click()
  await page.waitForTimeout(400)
  await take('workspace-contact', page)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.waitForTimeout(300)
  await take('workspace-320', page)
  await page.close()
  const popup = await chatside.driver.openExtensionPage('popup.html')
  await popup.setViewportSize({ width: 360, height: 480 })
  await popup.waitForTimeout(300)
  await take('popup', popup)
  await popup.close()
}

/** What somebody brings along from espanso and from a spreadsheet. */
async function fromAFile(page: Page, take: Shots['take']): Promise<void> {
  await page.evaluate(() => (location.hash = '#/reply-import'))
  await page.getByText('Choose files, or drop them here').waitFor()
  await take('workspace-reply-import', page)
  const table =
    'shortcut,title,text\nhello,Greeting,Good morning {{first_name|to you}}!\ntrays,Trays,They are ready.\n'
  const match = 'matches:\n  - trigger: ":ip"\n    replace: "{{ip}}"\n    vars: [{ name: ip, type: shell }]\n'
  await page.getByLabel('Choose files, or drop them here').setInputFiles([
    { name: 'replies.csv', mimeType: 'text/csv', buffer: Buffer.from(table) },
    { name: 'base.yml', mimeType: 'application/yaml', buffer: Buffer.from(match) },
  ])
  await page.getByRole('button', { name: /^Import \d/ }).waitFor()
  await page.getByText(/cannot be taken over/).click()
  await take('workspace-reply-import-preview', page)
}

/** Contacts of an address book: some are known, one cannot be taken. */
async function contactsFromAFile(page: Page, take: Shots['take']): Promise<void> {
  await page.evaluate(() => (location.hash = '#/import-contacts'))
  const table =
    'First Name,Last Name,Organization Name,E-mail 1 - Value,Phone 1 - Value,Labels\n' +
    'Ana,Pérez,Sol,ana@example.org,+34 612 34 56 78,VIP\nليلى,حداد,,,+971 4 234 5678,\n,,,,,VIP\n'
  const file = { name: 'google.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }
  await page.getByLabel('Choose files of contacts, or drop them here').setInputFiles(file)
  await page.getByRole('button', { name: /^Import \d/ }).waitFor()
  await page.getByText(/columns and where they go/).click()
  await take('workspace-import-contacts-preview', page)
  await page.getByRole('button', { name: 'Cancel' }).click()
}
