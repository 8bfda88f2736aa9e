import type { BenchTarget } from '../browser/bench-target'

declare global {
  interface Window {
    /** When the header of the open chat last changed. */
    benchHeaderAt: number
    /** Resolves with when the card that is waited for was painted. */
    benchCardAt: Promise<number>
  }
}

const HEADER = '#main header .chat-title'

/** Notes in the practice page when the header's text changes: the first a person sees of a switch. */
export async function watchHeader(page: BenchTarget): Promise<void> {
  await page.evaluate((css) => {
    const read = (): string | undefined => document.querySelector(css)?.innerHTML
    let last = read()
    const observer = new MutationObserver(() => {
      const now = read()
      if (now === undefined || now === last) return
      last = now
      window.benchHeaderAt = window.benchNow()
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  }, HEADER)
}

/**
 * Waits in the sidebar for the whole card of a seeded contact: its name and a note of it, so that neither the name alone
 * nor a blank card counts. The moment is the end of the frame that paints it: an animation frame is asked for when the
 * card stands in the document, and a message posted in that frame arrives after its layout and paint.
 */
export async function awaitCard(sidebar: BenchTarget, name: string): Promise<void> {
  await sidebar.evaluate((wanted) => {
    const isThere = (): boolean =>
      document.querySelector('.card-name')?.textContent === wanted &&
      document.body.textContent.includes('Asked for')
    window.benchCardAt = new Promise((resolve) => {
      const painted = (): void => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(window.benchNow()))
        port1.start()
        requestAnimationFrame(() => port2.postMessage(undefined))
      }
      const observer = new MutationObserver(() => {
        if (!isThere()) return
        observer.disconnect()
        painted()
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
  }, name)
}
