type Attributes = Readonly<Record<string, string | boolean | undefined>>
type Child = Node | string | undefined | false

/** @returns a new element. `true` sets an empty attribute; `false` and `undefined` set none. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) created.setAttribute(name, value === true ? '' : value)
  }
  created.append(...children.filter((child) => child !== undefined && child !== false))
  return created
}

/** Runs `run` when the element is clicked; the page's text field keeps the focus. */
export function onPress(target: HTMLElement, run: () => void): void {
  target.addEventListener('pointerdown', keepFocus)
  target.addEventListener('mousedown', keepFocus)
  target.addEventListener('click', run)
}

/** @returns a button that says `label` and runs `run`. */
export function pressButton(label: string, run: () => void, attributes?: Attributes): HTMLButtonElement {
  const button = element('button', { type: 'button', ...attributes }, label)
  onPress(button, run)
  return button
}

export function keepFocus(event: Event): void {
  event.preventDefault()
}
