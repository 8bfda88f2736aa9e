// What a quick hand does in the sidebar, each deed in one task of the page, so that nothing can change in between. All
// run inside the sidebar's frame and are sent as text.

/** Writes a note that says whom the sidebar shows. @returns that name, or undefined where no note can be written. */
export function writeNote(mark: string): string | undefined {
  const name = document.querySelector('.card-name')?.textContent?.trim()
  const box = document.querySelector<HTMLTextAreaElement>('textarea[aria-label="New note"]')
  if (name === undefined || !box) return undefined
  box.focus()
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, `${mark} ${name}`)
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  return name
}

/** Presses Ctrl+Enter in whatever note is being written now. */
export function saveNote(): void {
  document
    .querySelector('textarea[aria-label="New note"]')
    ?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
    )
}

/** Types it where it does not stand yet: with each chat the search begins anew. */
export function searchReply(shortcut: string): void {
  const box = document.querySelector<HTMLInputElement>(
    'input[role=combobox][aria-label="Search quick replies"]',
  )
  if (!box || box.value === shortcut) return
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, shortcut)
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** @returns whether the preview of this reply is on the screen. */
export function isPreviewed(mark: string): boolean {
  return document.querySelector('.preview')?.textContent?.includes(mark) === true
}

/** Presses Insert under the preview of this reply. @returns whom the sidebar showed at that moment. */
export function insertReply(mark: string): string | undefined {
  const preview = document.querySelector('.preview')
  const button = preview?.querySelector<HTMLButtonElement>('.button-primary, button')
  if (preview?.textContent?.includes(mark) !== true || !button) return undefined
  button.click()
  return document.querySelector('.card-name')?.textContent?.trim() ?? ''
}

/** What the sidebar has told since `dismissToasts`. */
export function toastTexts(): string[] {
  return Array.from(document.querySelectorAll('.toast-text'), (toast) => toast.textContent ?? '')
}

export function dismissToasts(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.toast button:last-child'))
    button.click()
}
