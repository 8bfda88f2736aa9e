import { CHANGES_CHANNEL, type Changes, type ChangeSource } from './protocol/command'

type Listener = (changes: Changes) => void

/**
 * Follows what the background announces after each commit. Reaches extension pages only.
 * @returns a function that stops.
 */
export function onChanges(listener: Listener): () => void {
  const channel = new BroadcastChannel(CHANGES_CHANNEL)
  channel.onmessage = (event: MessageEvent<Changes>) => listener(event.data)
  return () => channel.close()
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
