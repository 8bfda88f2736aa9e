import type { BrowserContext, CDPSession, Frame, Page, Worker } from 'playwright-core'
import { extensionFolder } from './extension-folder'
import type { Profile } from './temporary-profile'
import { waitFor } from './wait-for'
import { killRunningWorker } from './worker-target'

/** One running Chromium and the extension in it. */
export class ChromiumDriver {
  readonly context: BrowserContext
  readonly #profile: Profile
  readonly #extensionDir: string | undefined
  #extensionId: string | undefined
  #browserSession: Promise<CDPSession> | undefined
  #closing: Promise<void> | undefined

  constructor(context: BrowserContext, profile: Profile, extensionDir: string | undefined) {
    this.context = context
    this.#profile = profile
    this.#extensionDir = extensionDir
  }

  get userDataDir(): string {
    return this.#profile.dir
  }

  get extensionId(): string {
    if (this.#extensionId === undefined) throw new Error('The extension is not installed yet')
    return this.#extensionId
  }

  /** The first tab. */
  get page(): Page {
    const page = this.context.pages()[0]
    if (!page) throw new Error('No tab is open')
    return page
  }

  /** Installs the extension now, or reloads it, and waits until its worker runs; gives its id. */
  async installExtension(dir = this.#extensionDir): Promise<string> {
    if (dir === undefined) throw new Error('No extension folder was given')
    const session = await this.browserSession()
    const before = this.context.serviceWorkers()
    const { id } = await session.send('Extensions.loadUnpacked', { path: extensionFolder(dir) })
    await waitFor('the worker of the former installation to end', () =>
      this.context.serviceWorkers().every((worker) => id !== this.#extensionId || !before.includes(worker)),
    )
    this.#extensionId = id
    await this.worker()
    return id
  }

  /** A DevTools session with the browser itself. */
  browserSession(): Promise<CDPSession> {
    const browser = this.context.browser()
    if (!browser) throw new Error('The browser is gone')
    return (this.#browserSession ??= browser.newBrowserCDPSession())
  }

  /** The extension's service worker; waits for its first start. After a kill it stands for the next instance. */
  worker(): Promise<Worker> {
    const origin = `chrome-extension://${this.extensionId}/`
    return waitFor('the service worker', () =>
      this.context.serviceWorkers().find((worker) => worker.url().startsWith(origin)),
    )
  }

  /** Ends the service worker for real; the next message starts a new one. Gives whether one was running. */
  async killWorker(): Promise<boolean> {
    const session = await this.browserSession()
    return killRunningWorker(
      {
        list: async () => (await session.send('Target.getTargets')).targetInfos,
        close: (targetId) => session.send('Target.closeTarget', { targetId }),
      },
      this.extensionId,
    )
  }

  /** Opens a page of the extension, such as workspace.html, in a new tab. */
  async openExtensionPage(path: string): Promise<Page> {
    const page = await this.context.newPage()
    await page.goto(this.extensionUrl(path))
    return page
  }

  extensionUrl(path: string): string {
    return `chrome-extension://${this.extensionId}/${path}`
  }

  /** The loaded frame of an extension page inside `page`, closed shadow roots included. */
  async extensionFrame(page: Page, path: string): Promise<Frame> {
    const url = this.extensionUrl(path)
    const frame = await waitFor(`the frame ${path}`, () =>
      page.frames().find((candidate) => candidate !== page.mainFrame() && candidate.url().startsWith(url)),
    )
    await frame.waitForLoadState()
    return frame
  }

  /** Ends the browser and removes its temporary profile. May be called twice. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async #close(): Promise<void> {
    try {
      await this.context.close()
    } finally {
      await this.#profile.release()
    }
  }
}
