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
