import { writeFileSync } from 'node:fs'
import { FirefoxExtension } from './firefox-extension'
import type { FirefoxProcess } from './firefox-process'
import type { Marionette } from './marionette'
import type { Profile } from './temporary-profile'
import { waitFor } from './wait-for'

/** One running Firefox: tabs, pictures, its end, and all of FirefoxExtension and FirefoxElements. */
export class FirefoxDriver extends FirefoxExtension {
  readonly #process: FirefoxProcess
  readonly #profile: Profile
  #closing: Promise<void> | undefined

  constructor(marionette: Marionette, firefox: FirefoxProcess, profile: Profile) {
    super(marionette)
    this.#process = firefox
    this.#profile = profile
  }

  /** Settles when Firefox has ended, for instance because a person closed its window. */
  get ended(): Promise<void> {
    return this.#process.ended
  }

  get userDataDir(): string {
    return this.#profile.dir
  }

  async navigate(url: string): Promise<void> {
    await this.send('WebDriver:Navigate', { url })
  }

  async refresh(): Promise<void> {
    await this.send('WebDriver:Refresh')
  }

  /** The address of the tab. */
  async url(): Promise<string> {
    return String(await this.send('WebDriver:GetCurrentURL'))
  }

  /** The handles of all tabs. */
  async windows(): Promise<string[]> {
    return (await this.send('WebDriver:GetWindowHandles')) as string[]
  }

  async currentWindow(): Promise<string> {
    return String(await this.send('WebDriver:GetWindowHandle'))
  }

  async switchToWindow(handle: string): Promise<void> {
    await this.send('WebDriver:SwitchToWindow', { handle, focus: true })
  }

  /** Opens a tab at the address and goes on in it; gives its handle. */
  async openTab(url: string): Promise<string> {
    const { handle } = (await this.send('WebDriver:NewWindow', { type: 'tab', focus: true })) as {
      handle: string
    }
    await this.switchToWindow(handle)
    await this.navigate(url)
    return handle
  }

  /** Closes the current tab; go on with `switchToWindow`. */
  async closeTab(): Promise<void> {
    await this.send('WebDriver:CloseWindow')
  }

  /** Sizes the window so that pages get this many pixels. */
  async setViewport(width: number, height: number): Promise<void> {
    const [frameWidth, frameHeight] = await this.script(() => [
      outerWidth - innerWidth,
      outerHeight - innerHeight,
    ])
    await this.send('WebDriver:SetWindowRect', {
      width: width + (frameWidth ?? 0),
      height: height + (frameHeight ?? 0),
    })
    await waitFor(`a viewport of ${width} × ${height}`, () =>
      this.script((w: number, h: number) => innerWidth === w && innerHeight === h, width, height),
    )
  }

  /** Saves what the current frame shows as a PNG. */
  async screenshot(file: string): Promise<void> {
    const png = String(await this.send('WebDriver:TakeScreenshot', { full: false, hash: false }))
    writeFileSync(file, Buffer.from(png, 'base64'))
  }

  /** Ends Firefox and removes its temporary profile. May be called twice. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async #close(): Promise<void> {
    // The answer may never come: ending the process settles the request either way.
    const quit = Promise.allSettled([this.send('Marionette:Quit', { flags: ['eForceQuit'] })])
    try {
      await this.#process.end()
      this.disconnect()
      await quit
    } finally {
      await this.#profile.release()
    }
  }
}
