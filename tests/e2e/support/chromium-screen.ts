import type { Frame, Locator, Worker } from 'playwright-core'
import { waitFor } from '../../browsers/wait-for'
import type { Key, Name, Screen } from './desk'

const PRESSABLE = ['button', 'link', 'menuitem', 'option', 'tab'] as const

/** A document of Chatside in Chromium. */
export class ChromiumScreen implements Screen {
  readonly frame: Frame

  constructor(frame: Frame) {
    this.frame = frame
  }

  click(name: Name): Promise<void> {
    return this.#explained(this.pressable(name).click())
  }

  /** The one thing of that name that can be pressed. */
  pressable(name: Name): Locator {
    const [first, ...others] = PRESSABLE.map((role) => this.frame.getByRole(role, { name, exact: true }))
    if (first === undefined) throw new Error('Nothing can be pressed')
    return others.reduce((all, other) => all.or(other), first)
  }

  fill(field: string, text: string): Promise<void> {
    return this.#explained(this.frame.getByLabel(field, { exact: true }).fill(text))
  }

  press(key: Key): Promise<void> {
    return this.frame.page().keyboard.press(key)
  }

  async sees(text: Name): Promise<void> {
    await this.#explained(this.frame.getByText(text).filter({ visible: true }).first().waitFor())
  }

  async seesNo(text: Name): Promise<void> {
    const found = this.frame.getByText(text).filter({ visible: true })
    await waitFor(`${text} to go`, async () => (await found.count()) === 0)
  }

  evaluate<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    return evaluateIn(this.frame, run, args)
  }

  /** A step that fails says what was on the screen instead. */
  async #explained(step: Promise<void>): Promise<void> {
    try {
      await step
    } catch (error) {
      const shown = await this.frame.locator('body').ariaSnapshot()
      throw new Error(`${String(error)}\nOn the screen:\n${shown}`, { cause: error })
    }
  }
}

/** Runs the function with any number of arguments; Playwright itself hands over one. */
export async function evaluateIn<A extends readonly unknown[], R>(
  place: Frame | Worker,
  run: (...args: A) => R | Promise<R>,
  args: A,
): Promise<Awaited<R>> {
  // esbuild wraps named functions in a helper that exists in no page.
  const call = `(() => { const __name = (value) => value; return (${String(run)})(...${JSON.stringify(args)}) })()`
  const result: unknown = await (isFrame(place) ? place.evaluate(call) : place.evaluate(call))
  return result as Awaited<R>
}

function isFrame(place: Frame | Worker): place is Frame {
  return 'childFrames' in place
}
