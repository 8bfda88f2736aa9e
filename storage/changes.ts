import { CHANGES_CHANNEL, type Changes, type ChangeSource } from './protocol/command'

type Listener = (changes: Changes) => void

const heard = new EventTarget()
let channel: BroadcastChannel | undefined
let following = 0

/**
 * Follows what the background announces after each commit. Reaches extension pages only. All that follow in a page hear of
 * a change in one task, so that what several of them ask for then can be asked for once.
 * @returns a function that stops.
 */
export function onChanges(listener: Listener): () => void {
  const onEvent = (event: Event): void => listener((event as CustomEvent<Changes>).detail)
  heard.addEventListener('changes', onEvent)
  following += 1
  if (channel === undefined) {
    channel = new BroadcastChannel(CHANGES_CHANNEL)
    channel.onmessage = ({ data }: MessageEvent<Changes>) =>
      heard.dispatchEvent(new CustomEvent('changes', { detail: data }))
  }
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    heard.removeEventListener('changes', onEvent)
    following -= 1
    if (following > 0) return
    channel?.close()
    channel = undefined
  }
}

/** @returns whether `changes` touch any of `sources`. */
export function touches(changes: Changes, sources: readonly ChangeSource[]): boolean {
  return sources.some((source) => changes[source] !== undefined)
}

/** Whose ids are those of contacts. */
const OF_CONTACTS: ReadonlySet<ChangeSource> = new Set(['contacts', 'activity'])

/** @returns whether `changes` touch any of `sources` otherwise than by rows of other contacts than this one. */
export function touchesContact(
  changes: Changes,
  sources: readonly ChangeSource[],
  contactId: string,
): boolean {
  return sources.some((source) => {
    const ids = changes[source]
    if (ids === undefined) return false
    return ids === 'all' || !OF_CONTACTS.has(source) || ids.includes(contactId)
  })
}
