import { computed, signal } from '@preact/signals'

/** Whether leaving now would lose something; see `guardRoute`. */
type Guard = () => boolean

const hash = signal(readHash())
let guard: Guard | undefined

/** Where the user wants to go while something is unsaved here; undefined when nobody has to be asked. */
export const heldRoute = signal<string | undefined>(undefined)

/** The parts of the address: `#/contacts/42` gives `['contacts', '42']`. */
export const route = computed<readonly string[]>(() =>
  (hash.value.split('?')[0] ?? '').split('/').filter((part) => part !== ''),
)

/** What the address says behind a question mark: `#/duplicates?keep=42`. */
export const routeQuery = computed(() => new URLSearchParams(hash.value.split('?')[1] ?? ''))

/** Goes to a screen, such as `contacts/42`; asks first when something is unsaved. */
export function goTo(path: string): void {
  window.location.hash = `#/${path}`
}

/** Goes to a screen without asking: what was unsaved has just been saved or deleted. */
export function leaveTo(path: string): void {
  guard = undefined
  goTo(path)
}

/** Follows the address of the page. */
export function followRoute(): () => void {
  const onHashChange = (): void => {
    const next = readHash()
    if (next === hash.peek()) return
    if (guard?.() === true) {
      heldRoute.value = next
      // Not a step of the history: the user has not gone anywhere yet.
      window.history.replaceState(null, '', `#/${hash.peek()}`)
    } else hash.value = next
  }
  window.addEventListener('hashchange', onHashChange)
  hash.value = readHash()
  return () => window.removeEventListener('hashchange', onHashChange)
}

/** Goes where the user wanted to go, and lets go of what was unsaved. */
export function releaseRoute(): void {
  const held = heldRoute.peek()
  heldRoute.value = undefined
  guard = undefined
  if (held !== undefined) goTo(held)
}

/** Asks before the user leaves while `isDirty` says so, also when the tab is closed. @returns a function that stops. */
export function guardRoute(isDirty: Guard): () => void {
  guard = isDirty
  const onUnload = (event: BeforeUnloadEvent): void => {
    if (isDirty()) event.preventDefault()
  }
  window.addEventListener('beforeunload', onUnload)
  return () => {
    if (guard === isDirty) guard = undefined
    window.removeEventListener('beforeunload', onUnload)
  }
}

function readHash(): string {
  return window.location.hash.replace(/^#\/?/, '')
}
