import type { CDPSession, Connection } from 'puppeteer-core'
import { waitFor } from '../../browsers/wait-for'
import { callText } from './call-text'

const LOAD_TIMEOUT_MS = 30_000

/** A tab, frame or worker that one is attached to. */
export class BenchTarget {
  readonly session: CDPSession
  readonly #connection: Connection
  readonly #targetId: string

  constructor(connection: Connection, session: CDPSession, targetId: string) {
    this.#connection = connection
    this.session = session
    this.#targetId = targetId
  }

  /** Loads an address and waits until the document is complete. */
  async navigate(url: string): Promise<void> {
    const { errorText } = await this.session.send('Page.navigate', { url })
    if (errorText !== undefined) throw new Error(`${url} did not load: ${errorText}`)
    // The document may choose another fragment at once.
    const [address = ''] = url.split('#')
    await waitFor(
      `${url} to load`,
      () =>
        this.evaluate(
          (wanted) => location.href.startsWith(wanted) && document.readyState === 'complete',
          address,
        ),
      LOAD_TIMEOUT_MS,
    )
  }

  /** Runs the function there; it is sent as text and sees only its arguments (JSON). */
  evaluate<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    return this.evaluateText<Awaited<R>>(callText(run, args))
  }

  /** Evaluates an expression; a promise is waited for, its value comes back as JSON. */
  async evaluateText<R>(expression: string): Promise<R> {
    const { result, exceptionDetails } = await this.session.send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      { timeout: 0 },
    )
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as R
  }

  /** Lets go; the target goes on alone. */
  async detach(): Promise<void> {
    await this.session.detach()
  }

  /** Closes the tab and waits until it is gone. */
  async close(): Promise<void> {
    await this.#connection.send('Target.closeTarget', { targetId: this.#targetId })
    await waitFor('the tab to close', async () => {
      const { targetInfos } = await this.#connection.send('Target.getTargets')
      return targetInfos.every(({ targetId }) => targetId !== this.#targetId)
    })
  }
}
