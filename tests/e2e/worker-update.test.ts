import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import type { Desk } from './support/desk'
import { FirefoxDesk } from './support/firefox-desk'
import { fillCard, insertReply } from './support/the-line'
import { starterReplies } from '@/utils/templates/starters'

describe('an update under an open page', () => {
  let desk: Desk
  afterEach(() => desk?.close())

  it('leaves WhatsApp working and says once that a reload is needed, in Chromium', async () => {
    const chromium = await ChromiumDesk.start()
    desk = chromium
    await desk.load({ open: 'ana' })
    await desk.ask('replies.addStarters', { drafts: starterReplies('en') })
    await fillCard(desk, 'Anita')
    await chromium.update()
    // The page is left with a content script that reaches nobody: typing and switching must go on.
    await chromium.page.bringToFront()
    await desk.typeMessage('/thanks and more')
    expect(await desk.inPage(() => window.practice.composerText())).toBe('/thanks and more')
    await desk.inPage(() => window.practice.setDraft(''))
    await desk.inPage(() => window.practice.open('grace'))
    await waitFor('the bar', async () => {
      const [text] = await chromium.rootTexts('outdated', '.bar:not([hidden]) span')
      return text === 'Chatside was updated. Reload WhatsApp to go on using it.'
    })
    await desk.inPage(() => window.practice.receive('grace', { text: 'Are you there?' }))
    await desk.typeMessage('Yes')
    expect(await desk.inPage(() => window.practice.composerText())).toBe('Yes')
    expect(await desk.inPage(() => document.querySelectorAll('[data-chatside]').length)).toBe(1)
    expect(await desk.wrongs()).toEqual([])

    await desk.inPage(() => window.practice.setDraft(''))
    await desk.inPage(() => void Object.assign(window, { isOld: true }))
    await chromium.clickIn('outdated', 'button')
    await chromium.page.waitForFunction(() => !('isOld' in window) && window.practice !== undefined)
    await desk.inPage(() => window.practice.ready)
    await desk.inPage(() => window.practice.open('ana'))
    const beside = await desk.beside()
    await beside.sees('Wants 40 trays by Friday')
    await insertReply(desk, '/thanks', 'Thank you, Anita! Write to me any time.')
    expect(await desk.wrongs()).toEqual([])
  })

  it('keeps Chatside at work in the open page, in Firefox', async () => {
    const firefox = await FirefoxDesk.start()
    desk = firefox
    await desk.load({ open: 'ana' })
    await desk.install()
    await desk.ask('replies.addStarters', { drafts: starterReplies('en') })
    await fillCard(desk, 'Anita')
    await firefox.firefox.reloadAddon()
    // Firefox puts the new content script into the tab at once.
    const beside = await desk.beside()
    await beside.sees('Wants 40 trays by Friday')
    await insertReply(desk, '/thanks', 'Thank you, Anita! Write to me any time.')
    expect(await desk.wrongs()).toEqual([])
  })
})
