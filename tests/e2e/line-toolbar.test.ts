import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { openChat } from './support/the-line'
import { popupOf, pressShortcut, pressToolbarButton } from './support/toolbar'

describe('the toolbar button and the shortcut', () => {
  let desk: ChromiumDesk

  beforeEach(async () => {
    desk = await ChromiumDesk.start()
    await desk.load()
  })
  afterEach(() => desk?.close())

  it('toggle the sidebar beside WhatsApp, which remembers how it was left', async () => {
    const worker = await desk.worker()
    const commands = await worker.evaluate(() => chrome.commands.getAll())
    expect(commands.find(({ name }) => name === 'toggle-sidebar')?.shortcut).toBe('Alt+Shift+S')

    await desk.stands('push')
    await pressShortcut(desk)
    await desk.stands('rail')
    await desk.reload()
    await desk.stands('rail')
    await pressToolbarButton(desk)
    await desk.stands('push')
    await desk.reload()
    await desk.stands('push')
    expect(await desk.wrongs()).toEqual([])
  })

  it('put the focus where typing helps, and back into the message box', async () => {
    await openChat(desk, 'ana')
    const beside = await desk.beside()
    await beside.sees('Ana Pérez 😀')
    await desk.typeMessage('Hi')
    await pressShortcut(desk)
    await desk.stands('rail')
    await desk.page.keyboard.type(' Ana')
    expect(await desk.inPage(() => window.practice.composerText())).toBe('Hi Ana')
    await pressShortcut(desk)
    await desk.stands('push')
    await waitFor('the focus in the sidebar', () =>
      beside.evaluate(
        () => document.hasFocus() && document.activeElement?.matches('input, textarea, button'),
      ),
    )
    expect(await desk.wrongs()).toEqual([])
  })

  it('open the popup on every other site', async () => {
    await waitFor('no popup on WhatsApp', async () => (await popupOf(desk, desk.page.url())) === '')
    const other = await desk.chatside.driver.context.newPage()
    const url = desk.chatside.driver.extensionUrl('icon/128.png')
    await other.goto(url)
    expect(await popupOf(desk, url)).toMatch(/\/popup\.html$/)
    // The tab that was WhatsApp's is an ordinary one again.
    await desk.page.goto(url)
    await other.close()
    await waitFor('the popup', async () => (await popupOf(desk, url)).endsWith('/popup.html'))
  })

  it('follow the width of the window until the user chooses', async () => {
    const widths = [
      [1440, 'push'],
      [1300, 'rail'],
      [960, 'rail'],
      [1440, 'push'],
    ] as const
    for (const [width, layout] of widths) {
      await desk.page.setViewportSize({ width, height: 800 })
      await desk.stands(layout)
    }
    await desk.page.setViewportSize({ width: 960, height: 800 })
    await desk.stands('rail')
    await (await desk.chatside.panel()).click('.rail')
    await desk.stands('overlay')
    await desk.reload()
    await desk.stands('overlay')
    await desk.page.setViewportSize({ width: 1300, height: 800 })
    await desk.stands('push')
    expect(await desk.wrongs()).toEqual([])
  })

  it('collapse to the rail from the sidebar itself, and the page gets its room back', async () => {
    const roomFor = () => desk.inPage(() => document.querySelector('#app')?.getBoundingClientRect().width)
    const pushed = await roomFor()
    await (await desk.beside()).click('Collapse the sidebar')
    await desk.stands('rail')
    await waitFor('the room', async () => ((await roomFor()) ?? 0) > (pushed ?? 0))
    await (await desk.chatside.panel()).click('.rail')
    await desk.stands('push')
    await waitFor('the push', async () => (await roomFor()) === pushed)
    expect(await desk.wrongs()).toEqual([])
  })
})
