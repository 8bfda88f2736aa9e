import type { FirefoxDriver } from '../../browsers/firefox'
import { type ElementRef, KEYS } from '../../browsers/firefox-elements'
import { waitFor } from '../../browsers/wait-for'
import type { Key, Name, Screen } from './desk'

/** A document of Chatside in Firefox: a tab of its own, or the sidebar's frame inside the WhatsApp tab. */
export class FirefoxScreen implements Screen {
  readonly #firefox: FirefoxDriver
  readonly #enter: () => Promise<void>

  /** `enter` goes to the document's tab and frame; the driver may have been elsewhere meanwhile. */
  constructor(firefox: FirefoxDriver, enter: () => Promise<void>) {
    this.#firefox = firefox
    this.#enter = enter
  }

  async click(name: Name): Promise<void> {
    await this.#enter()
    await this.#press(`something named ${name}`, findPressable, patternOf(name))
  }

  async fill(field: string, text: string): Promise<void> {
    await this.#enter()
    await this.#press(`the field ${field}`, findField, field)
    await this.#firefox.press(KEYS.Control, 'a')
    await this.#firefox.type(text)
  }

  async press(key: Key): Promise<void> {
    await this.#enter()
    await pressIn(this.#firefox, key)
  }

  async sees(text: Name): Promise<void> {
    await this.#enter()
    await this.#explained(waitFor(`the text ${text}`, () => this.#reads(text)))
  }

  async seesNo(text: Name): Promise<void> {
    await this.#enter()
    await this.#explained(waitFor(`the text ${text} to go`, async () => !(await this.#reads(text))))
  }

  async evaluate<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    await this.#enter()
    return this.#firefox.script(run, ...args)
  }

  #press(what: string, find: (name: string) => Element | undefined | null, name: string): Promise<void> {
    const look = async () => (await this.#firefox.script(find, name)) as unknown as ElementRef | null
    return this.#explained(this.#firefox.clickFound(what, look))
  }

  #reads(text: Name): Promise<boolean> {
    const pattern = typeof text === 'string' ? escapeRegExp(text) : text.source
    return this.#firefox.script(readsText, pattern, typeof text === 'string' ? 'i' : text.flags)
  }

  /** A step that fails says what was on the screen instead. */
  async #explained<T>(step: Promise<T>): Promise<T> {
    try {
      return await step
    } catch (error) {
      const shown = await this.#firefox.script(
        () => document.querySelector('body')?.innerText ?? 'a page without a body',
      )
      throw new Error(`${String(error)}\nOn the screen:\n${shown}`, { cause: error })
    }
  }
}

/** Presses a key, or keys joined by +, where the focus is. */
export async function pressIn(firefox: FirefoxDriver, key: Key): Promise<void> {
  await firefox.press(...key.split('+').map((one) => KEYS[one as keyof typeof KEYS]))
}

// The following run in the document, as text.

function findPressable(pattern: string): Element | undefined {
  const all = document.querySelectorAll('button, a[href], [role=menuitem], [role=option], [role=tab]')
  const matches = new RegExp(pattern)
  const nameOf = (element: Element): string =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
  return [...all].find(
    (element) =>
      matches.test(nameOf(element)) &&
      element.getClientRects().length > 0 &&
      !element.matches(':disabled, [aria-disabled=true]'),
  )
}

function findField(name: string): Element | undefined {
  const all = document.querySelectorAll<HTMLInputElement>('input, textarea, select')
  const namesOf = (field: HTMLInputElement): string[] => [
    field.getAttribute('aria-label') ?? '',
    ...[...(field.labels ?? [])].map((label) => label.textContent?.trim() ?? ''),
  ]
  return [...all].find((field) => namesOf(field).includes(name) && field.getClientRects().length > 0)
}

function readsText(pattern: string, flags: string): boolean {
  const matches = new RegExp(pattern, flags)
  // A page that has just been opened has none yet.
  if (document.querySelector('body') === null) return false
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node as HTMLElement
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim()
    if (matches.test(text) && element.checkVisibility()) return true
  }
  return false
}

function patternOf(name: Name): string {
  return typeof name === 'string' ? `^${escapeRegExp(name)}$` : name.source
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
