/** @returns the row a key goes to in a list of `length` rows, `pageRows` of them in sight; undefined when it is no such key. */
export function indexFor(key: string, index: number, length: number, pageRows: number): number | undefined {
  if (length === 0) return undefined
  const clamp = (next: number): number => Math.min(length - 1, Math.max(0, next))
  if (key === 'ArrowDown' || key === 'j') return clamp(index + 1)
  if (key === 'ArrowUp' || key === 'k') return clamp(index - 1)
  if (key === 'PageDown') return clamp(index + pageRows)
  if (key === 'PageUp') return clamp(index - pageRows)
  if (key === 'Home') return 0
  return key === 'End' ? length - 1 : undefined
}
