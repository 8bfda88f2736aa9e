import { outputDir } from '../../../scripts/lib/build'
import type { InputOf, OutputOf, TableName } from '../../../storage/protocol/command'
import type { UiCommands } from '../../../storage/protocol/ui'
import { type FirefoxDriver, type FirefoxOptions, launchFirefox } from '../../browsers/firefox'
import type { ElementRef } from '../../browsers/firefox-elements'
import { waitFor } from '../../browsers/wait-for'
import { type PracticeServer, startPracticeServer } from '../../whatsapp-web/server'
import { PRACTICE_ORIGIN, type PracticeParams, practiceUrl } from '../../whatsapp-web/url'
import { askAsUi, askEachAsUi } from './ask-as-ui'
import { collectWrongs, COMPOSER } from './chatside-chromium'
import type { Desk, Key } from './desk'
import { clickShownNotice, shownNotices } from './firefox-notices'
import { FirefoxScreen, pressIn } from './firefox-screen'
import { readStoredRows } from './stored-rows'
import { strangers } from './strangers'

type Options = Omit<FirefoxOptions, 'proxyUrl' | 'extensionDir'>

/** The production build at a rep's desk with Firefox. */
export class FirefoxDesk implements Desk {
  readonly server: PracticeServer
  readonly firefox: FirefoxDriver
  readonly joinsOpenTabs = true
  #whatsApp: string | undefined

  private constructor(server: PracticeServer, firefox: FirefoxDriver) {
    this.server = server
    this.firefox = firefox
  }

  /** Starts Firefox without the extension; `install` adds it. */
  static async start(options: Options = {}): Promise<FirefoxDesk> {
    const server = await startPracticeServer()
    try {
      return new FirefoxDesk(server, await launchFirefox(setup(server, options)))
    } catch (error) {
      await server.close()
      throw error
    }
  }

  async load(params: PracticeParams = {}): Promise<void> {
    this.#whatsApp = await this.firefox.openTab(practiceUrl(params))
    await this.inPage(() => window.practice.ready)
  }

  async reload(): Promise<void> {
    await this.#toPage()
    await this.firefox.refresh()
    await this.inPage(() => window.practice.ready)
  }

  async install(extensionDir = outputDir('firefox')): Promise<void> {
    await this.firefox.installAddon(extensionDir)
    // The first thing after an installation is a tab of its own; a test must not meet it half-way.
    await (await this.ownTab('#/welcome')).sees('Welcome to Chatside')
  }

  async ownTab(route: string): Promise<FirefoxScreen> {
    const url = await this.firefox.extensionUrl(`workspace.html${route}`)
    const tab = await waitFor(`a tab at ${route}`, () => this.#tabAt((address) => address === url))
    return this.#screenOf(tab)
  }

  async openOwn(route: string): Promise<FirefoxScreen> {
    const tab = await this.#ownWindow()
    await this.firefox.switchToWindow(tab)
    await this.firefox.switchToTop()
    await this.firefox.navigate(await this.firefox.extensionUrl(`workspace.html${route}`))
    return this.#screenOf(tab)
  }

  async beside(): Promise<FirefoxScreen> {
    const screen = new FirefoxScreen(this.firefox, async () => {
      await this.#toPage()
      await this.firefox.switchToExtensionFrame('sidebar.html')
    })
    await waitFor('the sidebar', () => screen.evaluate(() => document.querySelector('.sidebar') !== null))
    return screen
  }

  async inPage<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    await this.#toPage()
    return this.firefox.script(run, ...args)
  }

  async typeMessage(text: string): Promise<void> {
    await this.#toPage()
    await this.firefox.click(await this.firefox.find(COMPOSER))
    await this.firefox.type(text)
  }

  async pressInPage(key: Key): Promise<void> {
    await this.#toPage()
    await pressIn(this.firefox, key)
  }

  async layerTexts(css: string): Promise<string[]> {
    await this.#toPage()
    const root = await this.firefox.shadowRoot(await this.firefox.find('[data-chatside=layer]'))
    return this.firefox.script(textsIn, root, css)
  }

  /** Clicks inside one of Chatside's closed roots in the page. */
  async clickIn(name: string, css: string): Promise<void> {
    await this.#toPage()
    await this.firefox.clickFound(`an element ${css} in ${name} to click`, () => this.#findIn(name, css))
  }

  async findIn(name: string, css: string): Promise<ElementRef> {
    await this.#toPage()
    const found = await this.#findIn(name, css)
    if (found === undefined) throw new Error(`Nothing matches ${css}`)
    return found
  }

  async #findIn(name: string, css: string): Promise<ElementRef | undefined> {
    const root = await this.firefox.shadowRoot(await this.firefox.find(`[data-chatside=${name}]`))
    return (await this.firefox.findAll(css, root))[0]
  }

  async ask<Command extends keyof UiCommands>(
    name: Command,
    input: InputOf<UiCommands[Command]>,
  ): Promise<OutputOf<UiCommands[Command]>> {
    await this.#toOwn()
    return (await this.firefox.script(askAsUi, name, input)) as OutputOf<UiCommands[Command]>
  }

  async askEach<Command extends keyof UiCommands>(
    name: Command,
    inputs: readonly InputOf<UiCommands[Command]>[],
  ): Promise<void> {
    await this.#toOwn()
    await this.firefox.script(askEachAsUi, name, inputs)
  }

  async rows<Row>(table: TableName): Promise<Row[]> {
    await this.#toOwn()
    return (await this.firefox.script(readStoredRows, table)) as Row[]
  }

  notices(): Promise<string[]> {
    return shownNotices(this.firefox)
  }

  clickNotice(noticeId: string): Promise<void> {
    return clickShownNotice(this.firefox, noticeId)
  }

  async wrongs(): Promise<string[]> {
    const asked = strangers(this.server).map((host) => `asked for ${host}`)
    const tab = await this.#tabAt((address) => address.startsWith(PRACTICE_ORIGIN))
    return tab === undefined ? asked : [...(await this.inPage(collectWrongs)), ...asked]
  }

  async close(): Promise<void> {
    await this.firefox.close()
    await this.server.close()
  }

  #screenOf(tab: string): FirefoxScreen {
    return new FirefoxScreen(this.firefox, async () => {
      await this.firefox.switchToWindow(tab)
      await this.firefox.switchToTop()
    })
  }

  async #toPage(): Promise<void> {
    if (this.#whatsApp === undefined) throw new Error('No practice page is loaded yet')
    await this.firefox.switchToWindow(this.#whatsApp)
    await this.firefox.switchToTop()
  }

  /** Goes to a tab of Chatside without showing it: what stands in the other one stays in sight. */
  async #toOwn(): Promise<void> {
    await this.firefox.send('WebDriver:SwitchToWindow', { handle: await this.#ownWindow(), focus: false })
    await this.firefox.switchToTop()
  }

  async #ownWindow(): Promise<string> {
    const start = await this.firefox.extensionUrl('workspace.html')
    const open = await this.#tabAt((address) => address.startsWith(start))
    return open ?? this.firefox.openTab(start)
  }

  /** The first tab whose address fits. */
  async #tabAt(fits: (address: string) => boolean): Promise<string | undefined> {
    for (const handle of await this.firefox.windows()) {
      await this.firefox.send('WebDriver:SwitchToWindow', { handle, focus: false })
      if (fits(await this.firefox.url())) return handle
    }
    return undefined
  }
}

function setup({ proxyUrl }: PracticeServer, options: Options): FirefoxOptions {
  // Without a desktop around it, Firefox would drop each notification at once; its own windows stay.
  return { ...options, proxyUrl, preferences: { 'alerts.useSystemBackend': false, ...options.preferences } }
}

/** Runs in the page, at once: what is shown may be drawn anew between one question and the next. */
function textsIn(root: unknown, css: string): string[] {
  return Array.from((root as ShadowRoot).querySelectorAll(css), (each) => each.textContent ?? '')
}
