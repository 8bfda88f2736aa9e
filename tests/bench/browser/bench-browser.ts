import type { CDPSession, Connection, Protocol } from 'puppeteer-core'
import { waitFor } from '../../browsers/wait-for'
import { killRunningWorker, runningWorker } from '../../browsers/worker-target'
import { BenchTarget } from './bench-target'

type TargetInfo = Protocol.Target.TargetInfo

/** One running Chromium. Nothing is attached to a page, frame or worker unless it is asked for. */
export class BenchBrowser {
  readonly connection: Connection
  readonly #end: () => Promise<void>
  #extensionId: string | undefined
  #closing: Promise<void> | undefined

  constructor(connection: Connection, end: () => Promise<void>) {
    this.connection = connection
    this.#end = end
  }

  /** Installs the extension, or loads it anew, and waits until its worker runs. */
  async install(extensionDir: string): Promise<void> {
    const { id } = await this.connection.send('Extensions.loadUnpacked', { path: extensionDir })
    this.#extensionId = id
    await waitFor('the service worker', () => this.#worker())
  }

  get extensionOrigin(): string {
    return `chrome-extension://${this.#id}`
  }

  extensionUrl(path: string): string {
    return `${this.extensionOrigin}/${path}`
  }

  /** Opens a tab and attaches to it. */
  async open(url: string): Promise<BenchTarget> {
    const { targetId } = await this.connection.send('Target.createTarget', { url: 'about:blank' })
    const target = await this.attach(targetId)
    await target.navigate(url)
    return target
  }

  /** Attaches to the frame with an extension page that is in some tab; it runs in a process of its own. */
  async frame(path: string): Promise<BenchTarget> {
    const url = this.extensionUrl(path)
    const info = await waitFor(`the frame ${path}`, async () => {
      const all = await this.targets()
      return all.find((each) => each.type === 'iframe' && each.url.startsWith(url))
    })
    return this.attach(info.targetId)
  }

  /** Attaches to the running service worker. Let go of it: while somebody is attached it never sleeps. */
  async worker(): Promise<BenchTarget> {
    const info = await waitFor('the service worker', () => this.#worker())
    return this.attach(info.targetId)
  }

  /** Ends the service worker for real; the next message starts a new one. */
  async killWorker(): Promise<void> {
    const wasRunning = await killRunningWorker(
      {
        list: () => this.targets(),
        close: (targetId) => this.connection.send('Target.closeTarget', { targetId }),
      },
      this.#id,
    )
    if (!wasRunning) throw new Error('The service worker was to be ended, but none was running')
  }

  async targets(): Promise<TargetInfo[]> {
    return (await this.connection.send('Target.getTargets')).targetInfos
  }

  async attach(targetId: string): Promise<BenchTarget> {
    const info = (await this.targets()).find((each) => each.targetId === targetId)
    if (info === undefined) throw new Error(`The browser has no target ${targetId}`)
    const session: CDPSession = await this.connection.createSession(info)
    return new BenchTarget(this.connection, session, targetId)
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#end())
  }

  get #id(): string {
    if (this.#extensionId === undefined) throw new Error('No extension is installed')
    return this.#extensionId
  }

  #worker(): Promise<{ targetId: string } | undefined> {
    return runningWorker({ list: () => this.targets(), close: async () => {} }, this.#id)
  }
}
