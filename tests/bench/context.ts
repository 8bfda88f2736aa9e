import { constants } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { outputDir } from '../../scripts/lib/build'
import { guard } from '../browsers/guardian'
import { openProfile } from '../browsers/temporary-profile'
import { waitFor } from '../browsers/wait-for'
import type { PracticeServer } from '../whatsapp-web/server'
import type { BenchBrowser } from './browser/bench-browser'
import { launchBenchBrowser } from './browser/launch'
import { CACHE, seededProfile, type SeedSize } from './seed/seed-profile'

export const LARGE: SeedSize = { name: 'large', contacts: 100_000, replies: 1_000 }
/** A million message records. */
export const KNOWN: SeedSize = { name: 'known', contacts: 100_000, replies: 10, messagesEach: 10 }
export const FEWER_KNOWN: SeedSize = { name: 'fewer-known', contacts: 20_000, replies: 10, messagesEach: 10 }
/** For what begins with nearly nothing. */
export const FEW: SeedSize = { name: 'few', contacts: 100, replies: 1 }
export const MANY_REPLIES: SeedSize = { name: 'many-replies', contacts: 1_000, replies: 5_000 }

/** What every part of the bench works with. Browsers are started on first use and shared. */
export class BenchContext {
  readonly isQuick: boolean
  readonly say: (text: string) => void
  readonly #server: PracticeServer
  readonly #closers: (() => Promise<void>)[] = []
  readonly #browsers = new Map<string, Promise<BenchBrowser>>()

  constructor(server: PracticeServer, options: { isQuick: boolean; say: (text: string) => void }) {
    this.#server = server
    this.isQuick = options.isQuick
    this.say = options.say
  }

  /** How often to repeat: the second number with `--quick`. */
  times(full: number, quick: number): number {
    return this.isQuick ? quick : full
  }

  /** A browser with the extension and a copy of a seeded profile. */
  chatside(size = LARGE): Promise<BenchBrowser> {
    return this.#once(size.name, async () => {
      const seeded = await seededProfile(size, this.#server, this.say)
      const userDataDir = join(CACHE, `bench-run-${process.pid}-${size.name}`)
      const unguard = guard({ dir: userDataDir })
      this.#closers.push(async () => {
        await rm(userDataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
        unguard()
      })
      await cp(seeded, userDataDir, { recursive: true, mode: constants.COPYFILE_FICLONE })
      // The browser would go on with the worker it has kept from when the profile was seeded.
      await rm(join(userDataDir, 'Default', 'Service Worker'), { recursive: true, force: true })
      const browser = await this.#launch(userDataDir)
      await browser.install(outputDir('chrome'))
      // It opens in a tab in front, once the worker has loaded what opens it: a page that is measured is not to lose the front.
      await waitFor('the welcome', async () =>
        (await browser.targets()).some(({ url }) => url.endsWith('#/welcome')),
      )
      return browser
    })
  }

  /** The same browser without the extension. */
  bare(): Promise<BenchBrowser> {
    return this.#once('bare', () => {
      const profile = openProfile(undefined)
      this.#closers.push(() => profile.release())
      return this.#launch(profile.dir)
    })
  }

  /** A browser of its own with nothing in it, which reaches `direct` (host:port) too. Whoever asks may close it before the end. */
  async fresh(direct: string): Promise<BenchBrowser> {
    const profile = openProfile(undefined)
    this.#closers.push(() => profile.release())
    return this.#launch(profile.dir, direct)
  }

  async close(): Promise<void> {
    for (const close of this.#closers.toReversed()) await close()
  }

  async #launch(userDataDir: string, direct?: string): Promise<BenchBrowser> {
    const { proxyUrl } = this.#server
    const options = { userDataDir, proxyUrl, ...(direct !== undefined && { direct }) }
    const browser = await launchBenchBrowser(options)
    this.#closers.push(() => browser.close())
    return browser
  }

  #once(name: string, start: () => Promise<BenchBrowser>): Promise<BenchBrowser> {
    const known = this.#browsers.get(name) ?? start()
    this.#browsers.set(name, known)
    return known
  }
}
