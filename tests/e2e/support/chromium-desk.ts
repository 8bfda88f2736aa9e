import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ConsoleMessage, Page, Worker } from 'playwright-core'
import type { InputOf, OutputOf, TableName } from '../../../storage/protocol/command'
import type { UiCommands } from '../../../storage/protocol/ui'
import type { ChromiumOptions } from '../../browsers/chromium'
import { closedRoot } from '../../browsers/closed-root'
import { waitFor } from '../../browsers/wait-for'
import type { PracticeServer } from '../../whatsapp-web/server'
import { PRACTICE_ORIGIN, type PracticeParams } from '../../whatsapp-web/url'
import { askAsUi, askEachAsUi } from './ask-as-ui'
import { ChatsideChromium, COMPOSER } from './chatside-chromium'
import { ChromiumScreen, evaluateIn } from './chromium-screen'
import './chrome-api'
import type { Desk, Key } from './desk'
import { readStoredRows } from './stored-rows'

type Options = Omit<ChromiumOptions, 'proxyUrl'>

/** The production build at a rep's desk with Chromium. */
export class ChromiumDesk implements Desk {
  readonly chatside: ChatsideChromium
  readonly joinsOpenTabs = false
  #faults: string[] = []

  private constructor(chatside: ChatsideChromium) {
    this.chatside = chatside
    chatside.driver.context.setDefaultTimeout(10_000)
    const { context } = chatside.driver
    context.on('weberror', (fault) => this.#faults.push(String(fault.error())))
    context.on('console', (message) => this.#note(message))
  }

  /** Starts Chromium with Chatside in it, unless `extensionLater`. A profile folder that was used before is gone on with. */
  static async start(options: Options = {}): Promise<ChromiumDesk> {
    const isNewProfile = !existsSync(join(options.userDataDir ?? '', 'Default', 'Preferences'))
    const desk = new ChromiumDesk(await ChatsideChromium.start(options))
    if (isNewProfile && options.extensionLater !== true) await desk.#untilWelcomed()
    return desk
  }

  get page(): Page {
    return this.chatside.page
  }

  get server(): PracticeServer {
    return this.chatside.server
  }

  load(params?: PracticeParams): Promise<Page> {
    return this.chatside.load(params)
  }

  /** The WhatsApp tab that Chatside has opened, drawn. */
  async whatsAppTab(): Promise<Page> {
    const { context } = this.chatside.driver
    const tab = await waitFor('a WhatsApp tab', () =>
      context.pages().find((page) => page.url().startsWith(PRACTICE_ORIGIN)),
    )
    await tab.waitForLoadState()
    await tab.evaluate(() => window.practice.ready)
    return tab
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await this.page.evaluate(() => window.practice.ready)
  }

  async install(): Promise<void> {
    await this.chatside.driver.installExtension()
    await this.#untilWelcomed()
  }

  /** Reloads Chatside under whatever is open, as an update does. */
  async update(): Promise<void> {
    await this.chatside.driver.installExtension()
  }

  async ownTab(route: string): Promise<ChromiumScreen> {
    const { driver } = this.chatside
    const url = driver.extensionUrl(`workspace.html${route}`)
    const tab = await waitFor(`a tab at ${route}`, () =>
      driver.context.pages().find((page) => page.url() === url),
    )
    await tab.bringToFront()
    return new ChromiumScreen(tab.mainFrame())
  }

  async openOwn(route: string): Promise<ChromiumScreen> {
    const tab = await this.#ownPage()
    await tab.goto(this.chatside.driver.extensionUrl(`workspace.html${route}`))
    await tab.bringToFront()
    return new ChromiumScreen(tab.mainFrame())
  }

  async beside(): Promise<ChromiumScreen> {
    await this.page.bringToFront()
    return new ChromiumScreen(await this.chatside.sidebar())
  }

  /** Waits until the sidebar stands so beside the page. */
  async stands(layout: 'rail' | 'push' | 'overlay' | 'hidden'): Promise<void> {
    const panel = await this.chatside.panel()
    await waitFor(`the layout ${layout}`, () =>
      panel.evaluate(
        (root, wanted) => root.querySelector<HTMLElement>('.panel')?.dataset['layout'] === wanted,
        layout,
      ),
    )
  }

  inPage<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    return evaluateIn(this.page.mainFrame(), run, args)
  }

  async typeMessage(text: string): Promise<void> {
    await this.page.bringToFront()
    await this.page.click(COMPOSER)
    await this.page.keyboard.type(text)
  }

  pressInPage(key: Key): Promise<void> {
    return this.page.keyboard.press(key)
  }

  layerTexts(css: string): Promise<string[]> {
    return this.rootTexts('layer', css)
  }

  /** The texts inside one of Chatside's closed roots in the page. */
  async rootTexts(name: string, css: string): Promise<string[]> {
    return (await closedRoot(this.page, `[data-chatside=${name}]`)).texts(css)
  }

  /** Clicks inside one of Chatside's closed roots in the page. */
  async clickIn(name: string, css: string): Promise<void> {
    await (await closedRoot(this.page, `[data-chatside=${name}]`)).click(css)
  }

  async ask<Command extends keyof UiCommands>(
    name: Command,
    input: InputOf<UiCommands[Command]>,
  ): Promise<OutputOf<UiCommands[Command]>> {
    const tab = await this.#ownPage()
    const output = await evaluateIn(tab.mainFrame(), askAsUi, [name, input])
    return output as OutputOf<UiCommands[Command]>
  }

  async askEach<Command extends keyof UiCommands>(
    name: Command,
    inputs: readonly InputOf<UiCommands[Command]>[],
  ): Promise<void> {
    const tab = await this.#ownPage()
    await evaluateIn(tab.mainFrame(), askEachAsUi, [name, inputs])
  }

  async rows<Row>(table: TableName): Promise<Row[]> {
    // The worker may always open the database, whatever the user's settings for site data.
    const worker = await this.worker()
    return (await evaluateIn(worker, readStoredRows, [table])) as Row[]
  }

  async notices(): Promise<string[]> {
    const worker = await this.worker()
    return worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()))
  }

  async clickNotice(noticeId: string): Promise<void> {
    const worker = await this.worker()
    await worker.evaluate((id) => chrome.notifications.onClicked.dispatch(id), noticeId)
  }

  /** What stands on the toolbar button. */
  async badge(): Promise<string> {
    const worker = await this.worker()
    return worker.evaluate(() => chrome.action.getBadgeText({}))
  }

  worker(): Promise<Worker> {
    return this.chatside.driver.worker()
  }

  async wrongs(): Promise<string[]> {
    return [...(await this.chatside.wrongs()), ...this.#faults.map((fault) => `threw ${fault}`)]
  }

  close(): Promise<void> {
    return this.chatside.close()
  }

  /** Whatever fails where nobody waits for it, Chatside reports there; see utils/logger.ts. */
  #note(message: ConsoleMessage): void {
    if (message.type() === 'error' && message.text().startsWith('Chatside:'))
      this.#faults.push(message.text())
  }

  /** The first thing after an installation is a tab of its own; a test must not meet it half-way. */
  async #untilWelcomed(): Promise<void> {
    await (await this.ownTab('#/welcome')).sees('Welcome to Chatside')
  }

  /** The open tab of Chatside, or a new one. */
  async #ownPage(): Promise<Page> {
    const { driver } = this.chatside
    const start = driver.extensionUrl('workspace.html')
    const open = driver.context.pages().find((page) => page.url().startsWith(start))
    return open ?? driver.openExtensionPage('workspace.html')
  }
}
