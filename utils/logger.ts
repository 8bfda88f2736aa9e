import { toAppError } from './app-error'

/** Reports a failure that nobody waits for, to the browser's own list of errors. The detail holds no personal data. */
export function logFault(where: string, error: unknown): void {
  const { code, detail } = toAppError(error)
  // eslint-disable-next-line no-console -- The one place that writes there.
  console.error(`Chatside: ${where}: ${code}${detail === undefined ? '' : ` (${detail})`}`)
}
