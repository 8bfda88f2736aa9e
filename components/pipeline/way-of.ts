/** @returns which way an arrow key points on the board, in the writing direction of the page; undefined for other keys. */
export function wayOf(key: string): 'up' | 'down' | 'previous' | 'next' | undefined {
  const isRtl = document.documentElement.dir === 'rtl'
  switch (key) {
    case 'ArrowUp':
      return 'up'
    case 'ArrowDown':
      return 'down'
    case 'ArrowLeft':
      return isRtl ? 'next' : 'previous'
    case 'ArrowRight':
      return isRtl ? 'previous' : 'next'
    default:
      return undefined
  }
}
