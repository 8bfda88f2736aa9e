import { extensionFolder } from './extension-folder'
import { FirefoxElements } from './firefox-elements'
import type { BackgroundState, FirefoxInternals } from './firefox-internals'
import { MarionetteError } from './marionette'
import { waitFor } from './wait-for'

/** Installing the extension, reaching its pages, ending its background. */
export class FirefoxExtension extends FirefoxElements {
  #addonId: string | undefined

  get addonId(): string {
    if (this.#addonId === undefined) throw new Error('The extension is not installed yet')
    return this.#addonId
  }

  /** Installs a folder as a temporary add-on, also into tabs that are already open; gives its id. */
  async installAddon(dir: string): Promise<string> {
    const id = String(await this.send('Addon:Install', { path: extensionFolder(dir), temporary: true }))
    this.#addonId = id
    await this.#untilActive()
    return id
  }

  /** Reloads the add-on from its folder, as an update does. */
  async reloadAddon(): Promise<void> {
    await this.chrome(async (id: string) => {
      const { ChromeUtils } = globalThis as unknown as FirefoxInternals
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
      const addon = await AddonManager.getAddonByID(id)
      await addon.reload()
    }, this.addonId)
    await this.#untilActive()
  }

  async uninstallAddon(): Promise<void> {
    await this.send('Addon:Uninstall', { id: this.addonId })
    this.#addonId = undefined
  }

  /** The moz-extension: address of a file of the extension; `navigate` may go there. */
  extensionUrl(path: string): Promise<string> {
    return this.chrome(
      (id: string, file: string) => {
        const { WebExtensionPolicy } = globalThis as unknown as FirefoxInternals
        const policy = WebExtensionPolicy.getByID(id)
        if (!policy) throw new Error('The extension is gone')
        return policy.getURL(file)
      },
      this.addonId,
      path,
    )
  }

  /** Enters the frame of an extension page inside the tab, wherever it sits; waits for it to load. */
  async switchToExtensionFrame(path: string): Promise<void> {
    const url = await this.extensionUrl(path)
    await waitFor(`the frame ${path}`, async () => {
      for (let index = 0; await this.#enterFrameOfTop(index); index++) {
        const found: string[] | null = await this.script(() => [location.href, document.readyState])
        // A frame that is just going away, as during an update, answers nothing.
        const [address, state] = found ?? []
        if (address?.startsWith(url) && state === 'complete') return true
      }
      return false
    })
  }

  backgroundState(): Promise<BackgroundState | undefined> {
    return this.chrome((id: string) => {
      const { WebExtensionPolicy } = globalThis as unknown as FirefoxInternals
      return WebExtensionPolicy.getByID(id)?.extension.backgroundState
    }, this.addonId)
  }

  /** Ends the event page as idleness does; the next event starts a new one. Gives whether it was running. */
  async terminateBackground(): Promise<boolean> {
    const wasRunning = (await this.backgroundState()) === 'running'
    await this.chrome(async (id: string) => {
      const { WebExtensionPolicy } = globalThis as unknown as FirefoxInternals
      await WebExtensionPolicy.getByID(id)?.extension.terminateBackground()
    }, this.addonId)
    return wasRunning
  }

  async #enterFrameOfTop(index: number): Promise<boolean> {
    await this.switchToTop()
    try {
      await this.switchToFrame(index)
      return true
    } catch (error) {
      if (error instanceof MarionetteError && error.code === 'no such frame') return false
      throw error
    }
  }

  async #untilActive(): Promise<void> {
    await waitFor('the extension to start', () =>
      this.chrome((id: string) => {
        const { WebExtensionPolicy } = globalThis as unknown as FirefoxInternals
        return WebExtensionPolicy.getByID(id)?.active ?? false
      }, this.addonId),
    )
  }
}
