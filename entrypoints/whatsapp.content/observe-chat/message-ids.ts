import type { Finder } from '../page/find'
import { parseDataId } from '../page/jid'

const MAX_IDS = 60

/** @returns the ids of the newest messages on the screen: they recognise a chat whose name changed. */
export function messageIdsOn(main: HTMLElement | undefined, finder: Finder): string[] {
  if (!main) return []
  const ids = finder.all('message', main).map((message) => parseDataId(message.dataset['id'] ?? '').id)
  return ids.filter((id) => id !== '').slice(-MAX_IDS)
}
