const LATE_MS = 1_000

/** Calls `stop` before the page's first script runs, or soon, when the scripts came to a page that was already there. */
export function untilPageStarts(stop: () => void): void {
  if (document.body) {
    setTimeout(stop, LATE_MS)
    return
  }
  const observer = new MutationObserver(() => {
    observer.disconnect()
    stop()
  })
  observer.observe(document, { childList: true, subtree: true })
}
