import { CHANGES_CHANNEL, type Changes, type ChangeSource } from '../protocol/command'

type Listener = (changes: Changes) => void

/** Above this many ids a listener only hears that the table changed. */
const MAX_IDS = 200

const listeners = new Set<Listener>()
let channel: BroadcastChannel | undefined

/** Tells extension pages, and the background's own listeners, what a commit has changed. */
export function announce(changes: Changes): void {
  if (Object.keys(changes).length === 0) return
  channel ??= new BroadcastChannel(CHANGES_CHANNEL)
  channel.postMessage(changes)
  for (const listener of listeners) listener(changes)
}

/**
 * Follows commits inside the background, where the channel does not reach the context that posts.
 * @returns a function that stops.
 */
export function onCommitted(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Adds a changed row to what is announced once the transaction has committed. */
export function noteChange(changes: Changes, source: ChangeSource, id: string): void {
  const known = changes[source]
  if (known === 'all' || known?.includes(id) === true) return
  changes[source] = known !== undefined && known.length >= MAX_IDS ? 'all' : [...(known ?? []), id]
}
