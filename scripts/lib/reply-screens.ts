import type { Frame, Page } from 'playwright-core'
import type { ChatsideChromium } from '../../tests/e2e/support/chatside-chromium'

type Take = (name: string, page: Page) => Promise<void>

const OFFER = [
  'Hi {{first_name|there}}, {{number: Trays; default=2; min=1; max=40}} trays come to {{money: Price; currency=EUR}}.',
  'We deliver on {{date: Delivery; default=today+3bd; format=full}}, {{choice When: in the morning | in the afternoon}}.',
  '{{toggle: With VAT; yes=VAT is included; no=VAT comes on top}}. {{cursor}}',
].join('\n')
const OFFER_ES =
  'Hola {{first_name|qué tal}}, {{number: Trays; default=2; min=1; max=40}} bandejas cuestan {{money: Price; currency=EUR}}.'
const SLIP = 'Hi {{frist_name|there}}! Your order is on its way 🚚'

/** Writes a reply with everything in it, and shows the list, the editor and the form beside a chat. */
export async function takeReplyScreens(chatside: ChatsideChromium, take: Take): Promise<void> {
  const page = await chatside.driver.openExtensionPage('workspace.html#/replies')
  await page.getByRole('button', { name: 'New quick reply' }).first().click()
  await writeOffer(page, take)
  await page.evaluate(() => (location.hash = '#/replies'))
  await page.getByRole('listbox', { name: 'Quick replies' }).waitFor()
  await page.waitForTimeout(400)
  await take('replies-list', page)
  await page.keyboard.press('Tab')
  const rows = page.getByRole('listbox', { name: 'Quick replies' }).getByRole('option')
  for (const index of [0, 2]) await rows.nth(index).locator('[data-marks]').click()
  await take('replies-chosen', page)
  await page.getByRole('button', { name: 'Choose none' }).click()
  await looksOf(page, take)
  await page.close()
  await fillForm(chatside, take)
}

async function writeOffer(page: Page, take: Take): Promise<void> {
  await page.getByRole('textbox', { name: 'Shortcut' }).fill('offer')
  await page.getByRole('textbox', { name: 'Title' }).fill('Offer with delivery')
  const body = page.getByRole('textbox', { name: 'Text' })
  await body.fill(SLIP)
  await page.getByText('Chatside knows nothing named').waitFor()
  await take('replies-advice', page)
  await body.fill('Hi ')
  await body.press('End')
  await body.pressSequentially('{{co')
  await page.getByRole('listbox', { name: 'Insert a placeholder' }).waitFor()
  await take('replies-completion', page)
  await body.press('Escape')
  await body.fill(OFFER)
  await page.getByRole('combobox', { name: 'Language of this text' }).selectOption('en')
  await page.getByRole('combobox', { name: 'Add a language' }).selectOption('es')
  await body.fill(OFFER_ES)
  await page.getByRole('tab', { name: 'English' }).click()
  await addDetails(page)
  await page.keyboard.press('Control+s')
  await page.getByRole('heading', { name: 'Offer with delivery' }).waitFor()
  await page.getByText('garden.png', { exact: true }).waitFor()
  await page.waitForTimeout(6_500)
  await take('replies-editor', page)
}

async function addDetails(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Folder', exact: true }).fill('Sales/Offers')
  await page.keyboard.press('Escape')
  for (const label of ['offer', 'marketing']) {
    const field = page.getByRole('combobox', { name: 'Add a label' })
    await field.fill(label)
    await field.press('Enter')
  }
  const picture = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1600, 1000)
    const paper = canvas.getContext('2d')
    if (paper === null) throw new Error('There is nothing to draw on')
    const sky = paper.createLinearGradient(0, 0, 0, 1000)
    sky.addColorStop(0, '#8ecae6')
    sky.addColorStop(1, '#90be6d')
    paper.fillStyle = sky
    paper.fillRect(0, 0, 1600, 1000)
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
    return [...bytes]
  })
  const file = { name: 'garden.png', mimeType: 'image/png', buffer: Buffer.from(picture) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('garden.png', { exact: true }).waitFor()
}

async function looksOf(page: Page, take: Take): Promise<void> {
  await page.getByRole('option', { name: /Offer with delivery/ }).click()
  await page.getByRole('tab', { name: 'English' }).waitFor()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(300)
  await take('replies-editor-dark', page)
  await page.evaluate(() => (document.documentElement.dir = 'rtl'))
  await take('replies-editor-rtl', page)
  await page.evaluate(() => (document.documentElement.dir = 'ltr'))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 900 })
  await page.waitForTimeout(300)
  await take('replies-editor-320', page)
  await page.evaluate(() => (location.hash = '#/replies'))
  await page.waitForTimeout(300)
  await take('replies-list-320', page)
}

async function fillForm(chatside: ChatsideChromium, take: Take): Promise<void> {
  const page = await chatside.load({ open: 'ana' })
  const sidebar = await chatside.sidebar()
  await openOffer(sidebar)
  await sidebar.getByRole('textbox', { name: 'Price (EUR)' }).fill('120')
  await sidebar.getByText('in the afternoon').last().click()
  await page.waitForTimeout(400)
  await take('sidebar-form', page)
  await page.close()
}

async function openOffer(sidebar: Frame): Promise<void> {
  const search = sidebar.getByRole('combobox', { name: 'Search quick replies' })
  await search.fill('offer')
  await sidebar.getByRole('textbox', { name: 'Trays' }).waitFor()
}
