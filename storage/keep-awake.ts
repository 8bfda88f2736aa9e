import { askUi } from './client'

/** Browsers end a worker that was asked for nothing for 30 seconds. */
export const AWAKE_EVERY_MS = 20_000

/**
 * While this page is in sight, the background is asked for nothing now and then, so that it need not start anew before it
 * answers, and can tell the page what others change. It says nothing of whether a person is there.
 * @returns a function that stops.
 */
export function keepAwake(): () => void {
  let timer: ReturnType<typeof setInterval> | undefined
  // A failure is nothing to show: whatever is really asked for tells its own.
  const ask = (): void => void askUi('ui.awake', {}).catch(() => undefined)
  const follow = (): void => {
    clearInterval(timer)
    timer = undefined
    if (document.hidden) return
    ask()
    timer = setInterval(ask, AWAKE_EVERY_MS)
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', follow)
  }
}
