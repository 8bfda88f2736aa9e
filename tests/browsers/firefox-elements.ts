import { FirefoxSession } from './firefox-session'
import { MarionetteError } from './marionette'
import { waitFor } from './wait-for'

/** A reference to an element or a shadow root; it may be passed to `script` as an argument. */
export type ElementRef = Readonly<Record<string, string>>

/** WebDriver's code points of keys that are no characters. */
export const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
} as const

/** Refusals of a click after which nothing was clicked, and another try may go well. */
const NOT_CLICKED: ReadonlySet<string> = new Set([
  'detached shadow root',
  'element click intercepted',
  'stale element reference',
])

/** Finding, reading, clicking, typing, and moving between frames. */
export class FirefoxElements extends FirefoxSession {
  /** Looks for the element until it is there, in the current frame or in `within` (an element or a shadow root). */
  find(selector: string, within?: ElementRef, timeoutMs?: number): Promise<ElementRef> {
    return waitFor(`an element ${selector}`, async () => (await this.findAll(selector, within))[0], timeoutMs)
  }

  /** The elements that are there now. A selector that starts with `/`, `./` or `(` is XPath, any other one CSS. */
  async findAll(selector: string, within?: ElementRef): Promise<ElementRef[]> {
    const by = { using: /^(?:\.?\/|\()/.test(selector) ? 'xpath' : 'css selector', value: selector }
    const found = !within
      ? await this.send('WebDriver:FindElements', by)
      : isShadowRoot(within)
        ? await this.send('WebDriver:FindElementsFromShadowRoot', { ...by, shadowRoot: idOf(within) })
        : await this.send('WebDriver:FindElements', { ...by, element: idOf(within) })
    return found as ElementRef[]
  }

  /** The shadow root of `host`, even a closed one. */
  async shadowRoot(host: ElementRef): Promise<ElementRef> {
    return (await this.send('WebDriver:GetShadowRoot', { id: idOf(host) })) as ElementRef
  }

  async text(element: ElementRef): Promise<string> {
    return String(await this.send('WebDriver:GetElementText', { id: idOf(element) }))
  }

  async click(element: ElementRef): Promise<void> {
    await this.send('WebDriver:ElementClick', { id: idOf(element) })
  }

  /**
   * Clicks what `find` gives, once it is there and nothing lies over it, such as a toast; what was drawn anew meanwhile is
   * looked for again. Throws "Waited in vain for <what>" otherwise.
   */
  async clickFound(what: string, find: () => Promise<ElementRef | null | undefined>): Promise<void> {
    await waitFor(what, async () => {
      try {
        const element = await find()
        if (element) await this.click(element)
        return element
      } catch (error) {
        if (error instanceof MarionetteError && NOT_CLICKED.has(error.code)) return undefined
        throw error
      }
    })
  }

  /** Focuses the element and types; other keys than characters are in KEYS. */
  async keys(element: ElementRef, text: string): Promise<void> {
    await this.send('WebDriver:ElementSendKeys', { id: idOf(element), text })
  }

  /** Presses keys together where the focus is, such as `press(KEYS.Control, 'z')`. */
  async press(...keys: readonly string[]): Promise<void> {
    const downs = keys.map((value) => ({ type: 'keyDown', value }))
    const ups = keys.toReversed().map((value) => ({ type: 'keyUp', value }))
    await this.#act([...downs, ...ups])
  }

  /** Types where the focus is, key by key. */
  async type(text: string): Promise<void> {
    const strokes = Array.from(new Intl.Segmenter().segment(text), ({ segment: value }) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
    await this.#act(strokes.flat())
  }

  /** Empties an editable element. */
  async clear(element: ElementRef): Promise<void> {
    await this.send('WebDriver:ElementClear', { id: idOf(element) })
  }

  async switchToTop(): Promise<void> {
    await this.send('WebDriver:SwitchToFrame', { id: null })
  }

  /** Enters a frame of the current one by position or element; frames inside closed roots count as well. */
  async switchToFrame(frame: number | ElementRef): Promise<void> {
    const target = typeof frame === 'number' ? { id: frame } : { element: idOf(frame) }
    await this.send('WebDriver:SwitchToFrame', target)
  }

  async #act(actions: readonly object[]): Promise<void> {
    await this.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
  }
}

const SHADOW_PREFIX = 'shadow-'

function isShadowRoot(ref: ElementRef): boolean {
  return Object.keys(ref).some((key) => key.startsWith(SHADOW_PREFIX))
}

function idOf(ref: ElementRef): string {
  const id = Object.values(ref)[0]
  if (id === undefined) throw new Error('This is no reference to an element')
  return id
}
