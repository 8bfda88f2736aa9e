import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { fillCard, insertReply } from './support/the-line'
import { starterReplies } from '@/utils/templates/starters'

describe('the workspace beside an open chat', () => {
  let desk: ChromiumDesk

  beforeEach(async () => {
    desk = await ChromiumDesk.start()
    await desk.chatside.driver.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await desk.load({ open: 'ana' })
  })
  afterEach(() => desk?.close())

  it('finds the contact and shows the same card, which follows what is written beside the chat', async () => {
    await fillCard(desk, 'Anita')
    await desk.ask('contacts.create', { id: crypto.randomUUID(), patch: { name: 'Bo Berg' } })
    const workspace = await desk.openOwn('#/contacts')
    await workspace.sees('2 contacts')
    for (const search of ['perez', '55 50 17', 'Ana P']) {
      await workspace.fill('Search name, company, phone', search)
      await workspace.sees('1 contact')
      await workspace.frame.getByRole('option', { name: /Ana Pérez/ }).waitFor()
    }
    await workspace.press('Escape')
    await workspace.frame.getByRole('option', { name: /Ana Pérez/ }).click()
    for (const text of ['Wants 40 trays by Friday', 'wholesale', 'Anita']) await workspace.sees(text)

    const beside = await desk.beside()
    await beside.fill('New note', 'Paid')
    await beside.press('Control+Enter')
    await workspace.sees('Paid')
    await workspace.click('Add details')
    await workspace.click(/^Company/)
    await workspace.fill('Company', 'Pérez e Hijos')
    await workspace.press('Enter')
    await beside.sees('Pérez e Hijos')
    expect(await desk.wrongs()).toEqual([])
  })

  it('writes a quick reply that the picker then offers, with another key to open it', async () => {
    const workspace = await desk.openOwn('#/replies')
    await workspace.click('Write one')
    await workspace.fill('Shortcut', 'trays')
    await workspace.fill('Title', 'Trays are ready')
    await workspace.fill('Text', 'Hi {{first_name|there}},\n- your trays are ready 🎉')
    await workspace.click('Save')
    await workspace.sees('“Trays are ready” saved')
    await desk.beside()
    await insertReply(desk, '/trays', 'Hi Ana,\n- your trays are ready 🎉')

    const settings = await desk.openOwn('#/settings')
    await settings.frame.getByLabel('Open the picker by typing').selectOption(';')
    await desk.beside()
    await desk.inPage(() => window.practice.setDraft(''))
    await insertReply(desk, ';trays', 'Hi Ana,\n- your trays are ready 🎉')
    await desk.inPage(() => window.practice.setDraft(''))
    await desk.typeMessage('/trays')
    await waitFor('the text as it was typed', async () => (await desk.chatside.composerText()) === '/trays')
    expect(await desk.layerTexts('.picker:not([hidden]) .option')).toEqual([])
    expect(await desk.wrongs()).toEqual([])
  })

  it('speaks another language everywhere at once', async () => {
    await desk.ask('replies.addStarters', { drafts: starterReplies('en') })
    const beside = await desk.beside()
    await beside.sees('Notes')
    const settings = await desk.openOwn('#/settings')
    await settings.frame.getByLabel('Language', { exact: true }).selectOption('ja')
    await settings.frame.getByRole('heading', { name: '設定', exact: true }).waitFor()
    expect(await settings.evaluate(() => document.documentElement.lang)).toBe('ja')
    await desk.page.bringToFront()
    await beside.frame.getByLabel('新しいメモ').waitFor()
    await desk.typeMessage('/thanks')
    await waitFor('the picker in Japanese', async () => {
      return (await desk.layerTexts('.picker .heading')).some((text) => text.includes('に届く文章'))
    })
    expect(await desk.wrongs()).toEqual([])
  })

  it('shows what it can see of WhatsApp, and copies a report without anybody in it', async () => {
    await fillCard(desk, 'Anita')
    const diagnostics = await desk.openOwn('#/diagnostics')
    await diagnostics.frame.getByRole('row', { name: /Know who the chat is Working/ }).waitFor()
    await diagnostics.click('Copy report')
    await diagnostics.sees('Copied')
    const report = await diagnostics.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(report)).toMatchObject({ tabs: { open: 1, connected: 1 }, pages: [{ faults: {} }] })
    const personal = /Ana|Pérez|Anita|wholesale|trays|612|555|55 50|\d{9,}/i
    expect(report.replace(navigatorOf(report), '')).not.toMatch(personal)
    expect(await desk.wrongs()).toEqual([])
  })
})

/** The browser's own name in the report, whose version numbers are nobody's phone. */
function navigatorOf(report: string): string {
  return (JSON.parse(report) as { browser: string }).browser
}
