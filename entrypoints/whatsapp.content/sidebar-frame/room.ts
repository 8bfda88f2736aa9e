/** Takes so many pixels from the page's width; the rule itself is in push.css. */
export function makeRoom(pixels: number): void {
  const { documentElement } = document
  const width = `${pixels}px`
  if (pixels === 0) {
    documentElement.removeAttribute('data-chatside-room')
    documentElement.style.removeProperty('--chatside-room')
    return
  }
  if (!documentElement.hasAttribute('data-chatside-room'))
    documentElement.setAttribute('data-chatside-room', '')
  if (documentElement.style.getPropertyValue('--chatside-room') !== width) {
    documentElement.style.setProperty('--chatside-room', width)
  }
}

/** @returns the pixels of the page's width that are taken. */
export function roomTaken(): number {
  return Number.parseInt(document.documentElement.style.getPropertyValue('--chatside-room'), 10) || 0
}
