import type { InputOf } from '@/storage/protocol/command'
import type { PageCommands } from '@/storage/protocol/page'
import type { UiCommands } from '@/storage/protocol/ui'
import type { ChromiumDriver } from '../../browsers/chromium'

type Commands = PageCommands & UiCommands
export type Told<Name extends keyof Commands = keyof Commands> = {
  name: Name
  input: InputOf<Commands[Name]>
  /** The address of the tab it came from; a page of our own has one as well. */
  tabUrl: string
}

type Tapped = { chatsideTap?: Told[] }

/** Listens beside the background to all that it is told, and changes nothing. Ends when the worker does. */
export class BackgroundTap {
  readonly #driver: ChromiumDriver

  private constructor(driver: ChromiumDriver) {
    this.#driver = driver
  }

  static async on(driver: ChromiumDriver): Promise<BackgroundTap> {
    const worker = await driver.worker()
    await worker.evaluate(() => {
      const told: unknown[] = []
      Object.assign(globalThis, { chatsideTap: told })
      Reflect.get(globalThis, 'chrome').runtime.onMessage.addListener(
        ({ name, input }: { name: string; input: unknown }, { tab }: { tab?: { url?: string } }) => {
          told.push({ name, input, tabUrl: tab?.url ?? '' })
        },
      )
    })
    return new BackgroundTap(driver)
  }

  /** Everything told under this name and not forgotten, oldest first; `tabUrl` narrows it to one tab. */
  async told<Name extends keyof Commands>(name: Name, tabUrl?: string): Promise<Told<Name>[]> {
    const worker = await this.#driver.worker()
    const told = await worker.evaluate(
      ([wanted, url]) =>
        ((globalThis as Tapped).chatsideTap ?? []).filter(
          (one) => one.name === wanted && (url === undefined || one.tabUrl === url),
        ),
      [name, tabUrl] as const,
    )
    return told as Told<Name>[]
  }

  async last<Name extends keyof Commands>(name: Name, tabUrl?: string): Promise<Told<Name> | undefined> {
    return (await this.told(name, tabUrl)).at(-1)
  }

  async forget(name: keyof Commands, tabUrl: string): Promise<void> {
    const worker = await this.#driver.worker()
    await worker.evaluate(
      ([wanted, url]) => {
        const told = (globalThis as Tapped).chatsideTap ?? []
        const kept = told.filter((one) => one.name !== wanted || one.tabUrl !== url)
        told.splice(0, told.length, ...kept)
      },
      [name, tabUrl] as const,
    )
  }
}
