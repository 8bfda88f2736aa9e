/** A number is the row to go to. */
export type PickerAction = number | 'choose' | 'close' | undefined

const PAGE = 8

/** @returns what a key does while the list is open, or undefined for keys that are the page's (or the field's). */
export function actionOf(key: string, index: number, count: number, isSearch: boolean): PickerAction {
  if (key === 'Escape') return 'close'
  if (count === 0) return undefined
  const last = count - 1
  switch (key) {
    case 'Enter':
    case 'Tab':
      return 'choose'
    case 'ArrowDown':
      return (index + 1) % count
    case 'ArrowUp':
      return (index + last) % count
    case 'PageDown':
      return Math.min(index + PAGE, last)
    case 'PageUp':
      return Math.max(index - PAGE, 0)
    case 'Home':
      return isSearch ? undefined : 0
    case 'End':
      return isSearch ? undefined : last
    default:
      return undefined
  }
}

/** @returns whether the keys ask for the picker: Ctrl+/ or, on a Mac, Cmd+/. With Shift they are somebody else's. */
export function isPickerShortcut(event: KeyboardEvent): boolean {
  return event.key === '/' && event.ctrlKey !== event.metaKey && !event.shiftKey && !event.altKey
}

export function isCommandKey(key: string): boolean {
  return key === 'Enter' || key === 'Tab' || key === 'Escape' || key === '/'
}

export function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
}
