// Runs in the page's main world, sent as text: makes selectors of the adapter match nothing, as a new version of the page
// would. What is drawn later is renamed as well.

interface Breaker {
  restore: () => void
}

/**
 * Renames, in every element that one of the selectors matches, the last name the selector relies on.
 * @returns the selectors that rely on nothing but a tag's name, which are left as they are.
 */
export function breakSelectors(selectors: readonly string[]): string[] {
  const parts = selectors.flatMap((css) => css.split(',').map((one) => one.trim()))
  const rules = parts.map((css) => {
    const last =
      css
        .replaceAll(/:not\([^)]*\)/g, '')
        .split(/[\s>]+/)
        .at(-1) ?? ''
    const attribute = [...last.matchAll(/\[([\w-]+)[^\]]*\]/g)].at(-1)?.[1]
    const id = /#[\w-]+/.test(last)
    const className = /\.([\w-]+)/.exec(last)?.[1]
    return { css, attribute, id, className }
  })
  const undone: (() => void)[] = []
  const renameAttribute = (element: Element, name: string): void => {
    const value = element.getAttribute(name) ?? ''
    element.removeAttribute(name)
    element.setAttribute(`data-renamed-${name}`, value)
    undone.push(() => {
      element.removeAttribute(`data-renamed-${name}`)
      element.setAttribute(name, value)
    })
  }
  const rename = (): void => {
    // All are looked up before any is renamed: one selector's ancestor is another one's element.
    const found = rules.map((rule) => ({ ...rule, elements: [...document.querySelectorAll(rule.css)] }))
    for (const { elements, attribute, id, className } of found) {
      for (const element of elements) {
        if (attribute !== undefined && element.hasAttribute(attribute)) renameAttribute(element, attribute)
        else if (attribute === undefined && id) renameAttribute(element, 'id')
        else if (attribute === undefined && className !== undefined) {
          element.classList.remove(className)
          undone.push(() => element.classList.add(className))
        }
      }
    }
  }
  const observer = new MutationObserver(rename)
  observer.observe(document, { subtree: true, childList: true, attributes: true })
  rename()
  const breaker: Breaker = {
    restore: () => {
      observer.disconnect()
      for (const undo of undone.toReversed()) undo()
    },
  }
  Object.assign(window, { chatsideBreaker: breaker })
  return rules
    .filter(({ attribute, id, className }) => attribute === undefined && !id && className === undefined)
    .map(({ css }) => css)
}

export function restoreSelectors(): void {
  ;(window as unknown as { chatsideBreaker?: Breaker }).chatsideBreaker?.restore()
}
