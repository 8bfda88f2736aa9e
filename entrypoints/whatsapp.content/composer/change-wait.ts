import type { Clock } from '../base/clock'

/** Resolves with whether `isDone` came true within `limitMs`, looking after each change inside `root`. */
export function waitForChange(
  root: Node,
  isDone: () => boolean,
  limitMs: number,
  clock: Clock,
): Promise<boolean> {
  if (isDone()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const finish = (result: boolean) => {
      observer.disconnect()
      cancel()
      resolve(result)
    }
    const observer = new MutationObserver(() => isDone() && finish(true))
    const cancel = clock.after(limitMs, () => finish(isDone()))
    observer.observe(root, { subtree: true, childList: true, characterData: true })
  })
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
