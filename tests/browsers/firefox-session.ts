import type { Marionette } from './marionette'

type Send = (command: string, parameters?: object) => Promise<unknown>

/** Commands one at a time: whether scripts run in the page or in the browser is a state of the connection. */
export class FirefoxSession {
  readonly #marionette: Marionette
  #last: Promise<unknown> = Promise.resolve()

  constructor(marionette: Marionette) {
    this.#marionette = marionette
  }

  /** Sends one command of WebDriver, Addon or Marionette; see Firefox's remote/marionette/driver.sys.mjs. */
  send(command: string, parameters?: object): Promise<unknown> {
    return this.#exclusively((send) => send(command, parameters))
  }

  /**
   * Runs the function in the current frame, with the page's own objects, and awaits what it returns. It is sent as
   * text: it sees its arguments (JSON and element references) and nothing of the file it is written in.
   */
  async script<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    return (await this.send('WebDriver:ExecuteScript', scriptOf(run, args))) as Awaited<R>
  }

  /** Runs the function in the browser itself, among Firefox's internal objects, and awaits what it returns. */
  async chrome<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    const result = this.#exclusively(async (send) => {
      await send('Marionette:SetContext', { value: 'chrome' })
      try {
        return await send('WebDriver:ExecuteScript', scriptOf(run, args))
      } finally {
        await send('Marionette:SetContext', { value: 'content' })
      }
    })
    return (await result) as Awaited<R>
  }

  protected disconnect(): void {
    this.#marionette.close()
  }

  #exclusively<T>(task: (send: Send) => Promise<T>): Promise<T> {
    const run = () => task((command, parameters) => this.#marionette.send(command, parameters))
    const result = this.#last.then(run)
    // The next command runs after a failed one as well; the failure itself goes to the caller.
    this.#last = result.catch(() => undefined)
    return result
  }
}

function scriptOf(run: (...args: never[]) => unknown, args: readonly unknown[]): object {
  // esbuild wraps named functions in a helper that exists in no page. No sandbox: the page's own view of its objects.
  const script = `const __name = (value) => value; return (${String(run)})(...arguments)`
  return { script, args, sandbox: null, scriptTimeout: 30_000 }
}
