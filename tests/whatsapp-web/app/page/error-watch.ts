import type { Records } from './records'

/** Notes every error nobody caught, from whatever script of the page's world. */
export function watchErrors(records: Records): void {
  window.addEventListener('error', (event) => {
    noteError(records, event.error ?? event.message)
  })
  window.addEventListener('unhandledrejection', (event) => {
    noteError(records, event.reason)
  })
}

export function noteError(records: Records, error: unknown): void {
  records.errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  records.save()
}
