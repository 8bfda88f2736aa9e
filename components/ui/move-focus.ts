const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * Moves the focus among the elements of `list` that match `selector`, by arrows, Home and End, round at the ends.
 * @returns whether the key was one of these.
 */
export function moveFocus(event: KeyboardEvent, list: HTMLElement | null, selector: string): boolean {
  const items = list === null ? [] : [...list.querySelectorAll<HTMLElement>(selector)]
  if (items.length === 0) return false
  const at = items.findIndex((item) => item === document.activeElement)
  const next = indexAfter(event.key, at, items.length)
  if (next === undefined) return false
  items[next]?.focus()
  return true
}

/** @returns the index a list goes to on `key`, round at the ends; undefined for other keys. */
export function indexAfter(key: string, index: number, length: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  const step = STEPS[key]
  if (step === undefined) return undefined
  if (index < 0) return step > 0 ? 0 : length - 1
  return (index + step + length) % length
}
