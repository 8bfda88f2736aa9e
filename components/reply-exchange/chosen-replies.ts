import { goTo } from '../app/route'

let chosen: ReadonlySet<string> | undefined

/** Goes to the export screen with these replies ticked. */
export function exportReplies(ids: Iterable<string>): void {
  chosen = new Set(ids)
  goTo('reply-export')
}

/** @returns what was marked elsewhere to be exported, for the screen that opens with it; the next one begins afresh. */
export function takeChosenReplies(): ReadonlySet<string> | undefined {
  const taken = chosen
  chosen = undefined
  return taken
}
