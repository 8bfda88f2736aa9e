export type Child = Node | string | undefined | false

export type Attributes = Record<string, string | number | boolean | undefined>

/** Makes an element; `undefined` and `false` leave an attribute or a child out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(child)
  return element
}

export function onClick<T extends HTMLElement>(element: T, listener: (event: MouseEvent) => void): T {
  element.addEventListener('click', listener)
  return element
}
