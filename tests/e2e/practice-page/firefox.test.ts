import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchFirefox, type FirefoxDriver } from '../../browsers/firefox'
import { waitFor } from '../../browsers/wait-for'
import { startPracticeServer } from '../../whatsapp-web/server'
import type { PracticeServer } from '../../whatsapp-web/server'
import { practiceUrl } from '../../whatsapp-web/url'
import { COMPOSER } from './practice-browser'

const SIX_LINES = 'Hello 😀\n\nOur offer:\n- one\n- two\nשלום'

let server: PracticeServer
let firefox: FirefoxDriver

beforeAll(async () => {
  server = await startPracticeServer()
  firefox = await launchFirefox({ proxyUrl: server.proxyUrl })
})
afterAll(async () => {
  await firefox?.close()
  await server.close()
})

describe('the practice page in Firefox', () => {
  it('starts at the real address, opens chats and takes a paste of several lines', async () => {
    await firefox.navigate(practiceUrl({ open: 'grace' }))
    await firefox.find(COMPOSER)
    await firefox.script(
      (selector, text) => {
        const composer = document.querySelector<HTMLElement>(selector)
        composer?.focus()
        const event = new ClipboardEvent('paste', {
          clipboardData: new DataTransfer(),
          bubbles: true,
          cancelable: true,
        })
        event.clipboardData?.setData('text/plain', text)
        composer?.dispatchEvent(event)
      },
      COMPOSER,
      SIX_LINES,
    )
    await waitFor('the paste to arrive', async () => {
      const text = await firefox.script(() => window.practice.composerText())
      return text === SIX_LINES
    })
    expect(await firefox.script(() => window.practice.errors())).toEqual([])
    expect(await firefox.script(() => window.practice.sent())).toEqual([])
  })
})
