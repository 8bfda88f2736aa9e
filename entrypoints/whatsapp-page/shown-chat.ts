import { find } from './pristine'
import { at } from './unknown'

const MAX_DEPTH = 60
const MAX_SIBLINGS = 200

/**
 * The chat that the conversation on the screen was drawn from, by the view's own state: the first ancestor of #main
 * with a `chat` among its properties. React keeps two versions of each node and #main may point at the older one, so the
 * path is walked up first and then down again from the root, which knows the version in use.
 * @returns whether such a state exists, and the chat.
 */
export function shownChat(): { found: boolean; chat?: unknown } {
  const main = find('#main')
  const key = main && Object.keys(main).find((name) => name.startsWith('__reactFiber$'))
  if (!key) return { found: false }
  const path = pathToRoot(at(main, key))
  for (const fiber of currentPath(path).toReversed()) {
    const chat = at(fiber, 'memoizedProps', 'chat')
    if (at(chat, 'id') !== undefined) return { found: true, chat }
  }
  return { found: false }
}

function pathToRoot(fiber: unknown): unknown[] {
  const path = []
  for (let here = fiber; here && path.length < MAX_DEPTH; here = at(here, 'return')) path.push(here)
  return path
}

/** @returns the same path from the root down, in the version that is on the screen. */
function currentPath(path: unknown[]): unknown[] {
  const root = at(path.at(-1), 'stateNode', 'current')
  if (!root) return path.toReversed()
  const current = [root]
  for (const fiber of path.toReversed().slice(1)) {
    const next = childAmong(current.at(-1), fiber, at(fiber, 'alternate'))
    if (!next) return path.toReversed()
    current.push(next)
  }
  return current
}

function childAmong(parent: unknown, ...wanted: unknown[]): unknown {
  let child = at(parent, 'child')
  for (let count = 0; child && count < MAX_SIBLINGS; count += 1) {
    if (wanted.includes(child)) return child
    child = at(child, 'sibling')
  }
  return undefined
}
