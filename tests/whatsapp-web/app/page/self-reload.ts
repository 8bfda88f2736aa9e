import type { Context } from '../context'

const DEFAULT_WAIT_MS = 60_000

/**
 * Reloads the page as an update does: only while hidden and without a draft. Says whether it will as things stand; a
 * visible page waits to be hidden.
 */
export function selfReload(
  { store }: Context,
  { evenIfVisible = false, afterMs = DEFAULT_WAIT_MS }: { evenIfVisible?: boolean; afterMs?: number } = {},
): boolean {
  const isAllowed = (): boolean =>
    (evenIfVisible || document.hidden) && store.chats.every((chat) => chat.draft.trim() === '')
  const start = (): void => {
    setTimeout(() => {
      if (isAllowed()) location.reload()
    }, afterMs)
  }
  if (evenIfVisible || document.hidden) start()
  else document.addEventListener('visibilitychange', start)
  return isAllowed()
}
