import type { Frame, Page } from 'playwright-core'
import { outputDir } from '../../../scripts/lib/build'
import { type ChromiumDriver, type ChromiumOptions, launchChromium } from '../../browsers/chromium'
import { type ClosedRoot, closedRoot } from '../../browsers/closed-root'
import { waitFor } from '../../browsers/wait-for'
import type { PracticeApi, PracticeChat } from '../../whatsapp-web/api'
import { type PracticeServer, startPracticeServer } from '../../whatsapp-web/server'
import { type PracticeParams, practiceUrl } from '../../whatsapp-web/url'
import { strangers } from './strangers'

export const COMPOSER = '#main footer [data-lexical-editor=true]'

/** The production build in real Chromium beside the practice page, as a person has it. */
export class ChatsideChromium {
  readonly server: PracticeServer
  readonly driver: ChromiumDriver
  #page: Page | undefined

  private constructor(server: PracticeServer, driver: ChromiumDriver) {
    this.server = server
    this.driver = driver
  }

  static async start(options: Omit<ChromiumOptions, 'proxyUrl'> = {}): Promise<ChatsideChromium> {
    const server = await startPracticeServer()
    try {
      const extensionDir = options.extensionDir ?? outputDir('chrome')
      const driver = await launchChromium({ ...options, extensionDir, proxyUrl: server.proxyUrl })
      return new ChatsideChromium(server, driver)
    } catch (error) {
      await server.close()
      throw error
    }
  }

  /** The WhatsApp tab that `load` opened last. */
  get page(): Page {
    if (this.#page === undefined) throw new Error('No practice page is loaded yet')
    return this.#page
  }

  /** Loads a variant of the practice page in a new tab and waits until it is drawn. */
  async load(params: PracticeParams = {}): Promise<Page> {
    this.#page = await this.driver.context.newPage()
    await this.#page.goto(practiceUrl(params))
    await this.#page.evaluate(() => window.practice.ready)
    return this.#page
  }

  /** The embedded sidebar, paired and drawn. */
  async sidebar(): Promise<Frame> {
    const frame = await this.driver.extensionFrame(this.page, 'sidebar.html')
    await frame.locator('.sidebar').waitFor()
    return frame
  }

  /** The closed shadow root over the page: the picker and the notices. */
  picker(): Promise<ClosedRoot> {
    return closedRoot(this.page, '[data-chatside=layer]')
  }

  /** The closed shadow root beside the page: the sidebar's frame, or its rail. */
  panel(): Promise<ClosedRoot> {
    return closedRoot(this.page, '[data-chatside=sidebar]')
  }

  /** Opens a chat as a click would, and waits until the sidebar shows it. */
  async openChat(name: string): Promise<PracticeChat> {
    const chat = await this.page.evaluate(async (key) => {
      await window.practice.open(key)
      return window.practice.openChat()
    }, name)
    if (chat === undefined) throw new Error(`The practice page has no chat ${name}`)
    return chat
  }

  composerText(): Promise<string | undefined> {
    return this.page.evaluate(() => window.practice.composerText())
  }

  /** Waits until the composer holds exactly `text`. */
  async composerHolds(text: string): Promise<void> {
    await waitFor(
      `the composer to hold ${JSON.stringify(text)}`,
      async () => (await this.composerText()) === text,
    )
  }

  /** What the page recorded that must never happen; empty after every test. */
  async wrongs(): Promise<string[]> {
    const fromPages = await Promise.all(
      this.driver.context
        .pages()
        .filter((page) => page.url().startsWith('https://web.whatsapp.com'))
        .map((page) => page.evaluate(collectWrongs)),
    )
    return [...fromPages.flat(), ...this.strangers().map((host) => `asked for ${host}`)]
  }

  /** Hosts asked for that are neither the page's nor the browser's own. */
  strangers(): string[] {
    return strangers(this.server)
  }

  async close(): Promise<void> {
    await this.driver.close()
    await this.server.close()
  }
}

/** Runs in the page: whatever was sent, called or reported that nobody asked for. */
export async function collectWrongs(): Promise<string[]> {
  const practice: PracticeApi | undefined = window.practice
  if (practice === undefined) return []
  const storage = await practice.storageReport()
  return [
    ...practice.sent().map((sent) => `sent ${JSON.stringify(sent)}`),
    ...practice.forbiddenCalls().map((call) => `called ${call}`),
    ...practice.errors().map((error) => `error ${error}`),
    ...practice.domReport().map((id) => `showed the page its id ${id}`),
    ...Object.entries(storage).flatMap(([kind, names]: [string, string[]]) =>
      names.map((name) => `left ${kind} ${name}`),
    ),
  ]
}
