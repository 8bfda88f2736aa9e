import type { Page } from 'playwright-core'
import { launchChromium, type ChromiumDriver } from '../../browsers/chromium'
import { startPracticeServer } from '../../whatsapp-web/server'
import type { PracticeServer } from '../../whatsapp-web/server'
import { practiceUrl } from '../../whatsapp-web/url'
import type { PracticeParams } from '../../whatsapp-web/url'

export const COMPOSER = '#main footer [data-lexical-editor=true]'

/** A Chromium without any extension, on a practice page of its own. */
export class PracticeBrowser {
  readonly server: PracticeServer
  readonly #driver: ChromiumDriver
  #page: Page | undefined

  private constructor(server: PracticeServer, driver: ChromiumDriver) {
    this.server = server
    this.#driver = driver
  }

  static async start(): Promise<PracticeBrowser> {
    const server = await startPracticeServer()
    return new PracticeBrowser(server, await launchChromium({ proxyUrl: server.proxyUrl }))
  }

  get page(): Page {
    if (this.#page === undefined) throw new Error('Nothing is loaded yet')
    return this.#page
  }

  /** Loads a variant in a new tab, which has nothing to remember. */
  async load(params: PracticeParams = {}): Promise<Page> {
    this.#page = await this.#driver.context.newPage()
    await this.#page.goto(practiceUrl(params))
    await this.#page.evaluate(() => window.practice.ready)
    return this.#page
  }

  /** Closes the tab after making sure that nothing went wrong in it unnoticed. */
  async leave(): Promise<void> {
    const { page } = this
    const faults = await page.evaluate(() => [
      ...window.practice.errors(),
      ...window.practice.forbiddenCalls(),
    ])
    await page.close()
    if (faults.length > 0) throw new Error(`The practice page noticed: ${faults.join('\n')}`)
  }

  async end(): Promise<void> {
    await this.#driver.close()
    await this.server.close()
  }

  composerText(): Promise<string | undefined> {
    return this.page.evaluate(() => window.practice.composerText())
  }

  /** Pastes into the focused editor as an extension does: an event whose data is set after its construction. */
  paste(text: string): Promise<void> {
    return this.page.evaluate((value) => {
      const event = new ClipboardEvent('paste', {
        clipboardData: new DataTransfer(),
        bubbles: true,
        cancelable: true,
      })
      event.clipboardData?.setData('text/plain', value)
      document.activeElement?.dispatchEvent(event)
    }, text)
  }
}
