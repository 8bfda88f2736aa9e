import type { Finder } from '../page/find'
import { parseDataId } from '../page/jid'

const MAX_IDS = 60

/** @returns the ids of the newest messages on the screen: they recognise a chat whose name changed. */
export function messageIdsOn(main: HTMLElement | undefined, finder: Finder): string[] {
  if (!main) return []
  const newest = finder.all('message', main, MAX_IDS)
  return newest.map((message) => parseDataId(message.dataset['id'] ?? '').id).filter((id) => id !== '')
}
