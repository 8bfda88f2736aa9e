import { SELECTORS, type ElementName, type Selector } from './selectors'

/** Looks elements up by name through their chains, and remembers which selector of each chain matched last. */
export class Finder {
  readonly #used = new Map<ElementName, string>()
  readonly #chains: Record<ElementName, readonly Selector[]>

  constructor(chains: Record<ElementName, readonly Selector[]> = SELECTORS) {
    this.#chains = chains
  }

  one(name: ElementName, root: ParentNode = document): HTMLElement | undefined {
    for (const { css, since } of this.#chains[name]) {
      const found = root.querySelector<HTMLElement>(css)
      if (!found) continue
      this.#used.set(name, since)
      return found
    }
    return undefined
  }

  /** @returns every element of that name, or the last ones: touching thousands from this world is what costs. */
  all(name: ElementName, root: ParentNode = document, last = Infinity): HTMLElement[] {
    for (const { css, since } of this.#chains[name]) {
      const found = root.querySelectorAll<HTMLElement>(css)
      if (found.length === 0) continue
      this.#used.set(name, since)
      return Array.prototype.slice.call(found, -last)
    }
    return []
  }

  /** The element itself or its nearest ancestor of that name, in whatever shape. */
  around(name: ElementName, node: Node | null): HTMLElement | undefined {
    const element = node instanceof Element ? node : node?.parentElement
    const css = this.css(name)
    return (css && element?.closest<HTMLElement>(css)) || undefined
  }

  /** @returns a selector for an element of the last of these names within the ones before it, all in whatever shape. */
  css(...names: readonly ElementName[]): string {
    const within = (outer: readonly string[], name: ElementName): string[] =>
      outer.flatMap((path) => this.#chains[name].map(({ css }) => `${path} ${css}`))
    return names.reduce(within, ['']).join()
  }

  /** Which generation of selector found each element that was ever found. */
  used(): Record<string, string> {
    return Object.fromEntries(this.#used)
  }

  via(name: ElementName): string {
    return this.#used.get(name) ?? 'none'
  }
}
