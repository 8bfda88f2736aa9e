import type { Browser, CDPSession, Frame, Page } from 'puppeteer-core'
import { extensionFolder } from './extension-folder'
import type { Profile } from './temporary-profile'
import { waitFor } from './wait-for'
import { killRunningWorker, runningWorker, type BrowserTargets } from './worker-target'

/** One running Chromium whose extension worker may die. */
export class MortalChromium {
  readonly browser: Browser
  readonly #profile: Profile
  readonly #extensionDir: string
  readonly #targets: BrowserTargets
  #extensionId: string | undefined
  #closing: Promise<void> | undefined

  constructor(browser: Browser, session: CDPSession, profile: Profile, extensionDir: string) {
    this.browser = browser
    this.#profile = profile
    this.#extensionDir = extensionDir
    this.#targets = {
      list: async () => (await session.send('Target.getTargets')).targetInfos,
      close: (targetId) => session.send('Target.closeTarget', { targetId }),
    }
  }

  get userDataDir(): string {
    return this.#profile.dir
  }

  get extensionId(): string {
    if (this.#extensionId === undefined) throw new Error('The extension is not installed yet')
    return this.#extensionId
  }

  /** The first tab. */
  async page(): Promise<Page> {
    const page = (await this.browser.pages())[0]
    if (!page) throw new Error('No tab is open')
    return page
  }

  /** Installs the extension now, or reloads it, and waits until its worker runs; gives its id. */
  async installExtension(): Promise<string> {
    const former = this.#extensionId && (await runningWorker(this.#targets, this.#extensionId))
    const id = await this.browser.installExtension(extensionFolder(this.#extensionDir))
    this.#extensionId = id
    await waitFor('the service worker', async () => {
      const worker = await runningWorker(this.#targets, id)
      return worker && (!former || worker.targetId !== former.targetId)
    })
    return id
  }

  async isWorkerRunning(): Promise<boolean> {
    return (await runningWorker(this.#targets, this.extensionId)) !== undefined
  }

  /** Ends the service worker for real; the next message starts a new one. Gives whether one was running. */
  killWorker(): Promise<boolean> {
    return killRunningWorker(this.#targets, this.extensionId)
  }

  extensionUrl(path: string): string {
    return `chrome-extension://${this.extensionId}/${path}`
  }

  /** Opens a page of the extension, such as workspace.html, in a new tab. */
  async openExtensionPage(path: string): Promise<Page> {
    const page = await this.browser.newPage()
    await page.goto(this.extensionUrl(path))
    return page
  }

  /** The frame of an extension page inside `page`, closed shadow roots included. */
  extensionFrame(page: Page, path: string): Promise<Frame> {
    const url = this.extensionUrl(path)
    return page.waitForFrame((frame) => frame !== page.mainFrame() && frame.url().startsWith(url))
  }

  /** Ends the browser and removes its temporary profile. May be called twice. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async #close(): Promise<void> {
    try {
      await this.browser.close()
    } finally {
      await this.#profile.release()
    }
  }
}
