import type { Cancel, Clock } from '../base/clock'
import type { Faults } from '../base/faults'
import type { Finder } from './find'

/** What of the page changed since the last look. */
export type Changes = {
  /** Messages that were added or redrawn. */
  messages: Set<HTMLElement>
  list: boolean
}

/** Where a change happened: many records of one moment share their place. An element is the message it happened in. */
type Place = 'editor' | 'side' | 'elsewhere' | HTMLElement

type Options = {
  clock: Clock
  faults: Faults
  finder: Finder
  signal: AbortSignal
  onChanges: (changes: Changes) => void
  /** Called in the moment the list of chats changed, before the page is painted. */
  onList: () => void
}

const WATCHED_ATTRIBUTES = [
  'aria-selected',
  'aria-label',
  'title',
  'data-virtualized',
  'data-id',
  'data-icon',
  'data-testid',
]

/**
 * The one observer of the page. It only notes what changed; looking happens once a frame, or four times a second while
 * the page is hidden, and at once when it comes back.
 */
export function watchPage(options: Options): void {
  const { clock, faults, finder, signal, onChanges, onList } = options
  let changes = noChanges()
  let cancel: Cancel | undefined
  const look = () => {
    cancel = undefined
    const seen = changes
    changes = noChanges()
    faults.guard('watch', () => onChanges(seen))
  }
  const schedule = () => (cancel ??= clock.nextFrame(look))
  const observer = new MutationObserver((records) => {
    const places = new Map<Node, Place>()
    const placeOf = (node: Node): Place => {
      const known = places.get(node) ?? findPlace(node, finder)
      places.set(node, known)
      return known
    }
    const wasList = changes.list
    changes.list = false
    if (records.filter((record) => note(record, changes, finder, placeOf)).length > 0) schedule()
    if (changes.list) onListNow()
    changes.list ||= wasList
  })
  const onListNow = () => {
    // Rows are moved by nothing but their inline style, which is of no interest anywhere else.
    const list = finder.one('list')
    if (list) observer.observe(list, { subtree: true, attributeFilter: ['style'] })
    faults.guard('marks', onList)
  }
  observePage(observer)
  const onReturn = () => {
    cancel?.()
    cancel = undefined
    observePage(observer)
    changes.list = true
    onListNow()
    schedule()
  }
  document.addEventListener('visibilitychange', onReturn, { signal })
  document.addEventListener('DOMContentLoaded', onReturn, { signal })
  // Firefox also starts this in tabs that were open before the extension, where nothing may ever change again by itself.
  if (document.readyState !== 'loading') onReturn()
  signal.addEventListener('abort', () => {
    observer.disconnect()
    cancel?.()
  })
}

/** Observing a node again replaces its options, so this may be repeated once `body` exists. */
function observePage(observer: MutationObserver): void {
  const attributeFilter = WATCHED_ATTRIBUTES
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter })
  for (const element of [document.documentElement, document.body]) {
    if (element) observer.observe(element, { attributeFilter: ['class', 'dir', 'lang'] })
  }
}

/** @returns whether the record is of interest. What happens inside an editor is the composer's business. */
function note(
  { target, addedNodes }: MutationRecord,
  changes: Changes,
  finder: Finder,
  placeOf: (node: Node) => Place,
): boolean {
  const place = placeOf(target)
  if (place === 'editor') return false
  if (place === 'side') changes.list = true
  else if (place !== 'elsewhere') changes.messages.add(place)
  else
    for (const added of addedNodes) {
      if (added instanceof HTMLElement) noteMessages(added, changes, finder)
    }
  return true
}

function findPlace(node: Node, finder: Finder): Place {
  if (finder.around('editor', node)) return 'editor'
  return finder.around('message', node) ?? (finder.around('side', node) ? 'side' : 'elsewhere')
}

function noteMessages(added: HTMLElement, changes: Changes, finder: Finder): void {
  if (added.dataset['id'] !== undefined) changes.messages.add(added)
  if (added.childElementCount === 0) return
  for (const message of finder.all('message', added)) changes.messages.add(message)
}

function noChanges(): Changes {
  return { messages: new Set(), list: false }
}
