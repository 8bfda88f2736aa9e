import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { FirefoxDesk } from './support/firefox-desk'
import { expectHealthy, openChat, playTheLine } from './support/the-line'

describe('the main job in Firefox', () => {
  let desk: FirefoxDesk

  beforeEach(async () => {
    desk = await FirefoxDesk.start({ preferences: { 'extensions.webextOptionalPermissionPrompts': false } })
  })
  afterEach(() => desk?.close())

  it('goes from an open WhatsApp tab to a follow-up that is done', async () => {
    await playTheLine(desk)
    expect(await desk.wrongs()).toEqual([])
  })

  it('keeps an unfinished note with its chat over a reload of the page', async () => {
    await desk.load({ open: 'ana' })
    await desk.install()
    await (await desk.beside()).fill('New note', 'Ask about the ca')
    await desk.reload()
    await openChat(desk, 'grace')
    const beside = await desk.beside()
    await beside.sees('Grace Whitlock')
    const draft = () => beside.evaluate(() => document.querySelector('textarea')?.value)
    expect(await draft()).toBe('')
    await openChat(desk, 'ana')
    await waitFor('the unfinished note', async () => (await draft()) === 'Ask about the ca')
    await expectHealthy(desk)
    expect(await desk.wrongs()).toEqual([])
  })

  it('asks for WhatsApp when the user has withheld it', async () => {
    await desk.install()
    const welcome = await desk.ownTab('#/welcome')
    await welcome.evaluate(() => chrome.permissions.remove({ origins: ['https://web.whatsapp.com/*'] }))
    await desk.load()
    await desk.openOwn('#/contacts')
    const asking = await desk.openOwn('#/welcome')
    await asking.click('Allow on WhatsApp')
    await asking.click('Reload WhatsApp')
    await asking.sees('Chatside stands beside your chats.')
    await (await desk.beside()).sees('Open a chat')
    expect(await desk.wrongs()).toEqual([])
  })
})
