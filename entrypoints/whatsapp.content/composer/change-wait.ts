import type { Clock } from '../base/clock'
import { waitUntil } from '../base/wait-until'

/** Resolves with whether `isDone` came true within `limitMs`, looking after each change inside `root`. */
export function waitForChange(
  root: Node,
  isDone: () => boolean,
  limitMs: number,
  clock: Clock,
): Promise<boolean> {
  const follow = (run: () => void) => {
    const observer = new MutationObserver(run)
    observer.observe(root, { subtree: true, childList: true, characterData: true })
    return () => observer.disconnect()
  }
  return waitUntil({ follow }, isDone, limitMs, clock)
}

/** Resolves when the page knows of a selection that was just set: at the next `selectionchange`, or two frames later. */
export function waitForSelection(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      document.removeEventListener('selectionchange', onChange)
      resolve()
    }
    const onChange = () => void clock.after(0, finish)
    document.addEventListener('selectionchange', onChange, { once: true })
    clock.nextFrame(() => clock.nextFrame(finish))
  })
}
