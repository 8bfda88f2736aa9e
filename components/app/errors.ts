import { signal } from '@preact/signals'
import { showToast } from '@/components/ui/toast'
import { type MessageKey, t } from '@/locales/t'
import { type AppError, type ErrorCode, toAppError } from '@/utils/app-error'
import { openWorkspace } from './open-workspace'

type Remedy = 'reload' | 'retry' | 'diagnostics' | 'storage' | 'copy' | 'dismiss'

/** What a place can offer after a failure; where it cannot, the diagnostics are offered. */
export type Remedies = { retry?: () => void; copy?: () => void }

const REMEDIES: Record<ErrorCode, Remedy> = {
  'not-allowed': 'reload',
  'look-only': 'dismiss',
  'bad-request': 'diagnostics',
  'not-found': 'dismiss',
  conflict: 'retry',
  'too-many': 'dismiss',
  'chat-changed': 'dismiss',
  'composer-changed': 'retry',
  'no-composer': 'copy',
  'insert-failed': 'copy',
  'insert-unsure': 'dismiss',
  'wrong-passphrase': 'dismiss',
  locked: 'dismiss',
  'storage-full': 'storage',
  'storage-refused': 'diagnostics',
  outdated: 'reload',
  unreachable: 'retry',
  internal: 'diagnostics',
}

const LASTING = new Set<ErrorCode>(['outdated', 'storage-refused', 'storage-full'])

/** A fault that stays until the page is loaded again or the disk has room: told by a bar or a page, not by a toast. */
export const lastingFault = signal<ErrorCode | undefined>(undefined)

/** Says what went wrong, in one sentence with one action. */
export function showError(cause: unknown, remedies: Remedies = {}): void {
  const error = toAppError(cause)
  noteLasting(error)
  // A bar or a page says it already.
  if (error.code === 'outdated' || error.code === 'storage-refused') return
  if (isPrivate(error)) {
    showToast({ text: t('error.private'), tone: 'error' })
    return
  }
  const { label, run } = remedyFor(error.code, remedies)
  showToast({ text: errorText(error.code), tone: 'error', ...(run && { action: { label, run } }) })
}

/** The page may ask, but the chat is one that is never tracked: loading the page anew would change nothing. */
function isPrivate({ code, detail }: AppError): boolean {
  return code === 'not-allowed' && detail === 'private'
}

/** Remembers a fault that the whole page suffers from. */
export function noteLasting({ code }: AppError): void {
  if (LASTING.has(code)) lastingFault.value = code
}

/** Something was saved: there is room on the disk again. */
export function noteSaved(): void {
  if (lastingFault.peek() === 'storage-full') lastingFault.value = undefined
}

/** @returns the sentence of an error code. */
export function errorText(code: ErrorCode): string {
  return t(`error.${code}`)
}

/** @returns the one action that goes with an error code, as a label and what it does. */
export function remedyFor(code: ErrorCode, remedies: Remedies): { label: string; run?: () => void } {
  const kind = REMEDIES[code]
  const run = kind === 'retry' || kind === 'copy' ? remedies[kind] : undefined
  if (kind === 'dismiss') return { label: t('error.action.dismiss') }
  if (kind === 'reload') return { label: t('error.action.reload'), run: reloadPage }
  // Says how much room there is, and makes a backup.
  if (kind === 'storage') return { label: t('error.action.storage'), run: () => openWorkspace('#/backup') }
  if (run === undefined) {
    return { label: t('error.action.diagnostics'), run: () => openWorkspace('#/diagnostics') }
  }
  const label: MessageKey = `error.action.${kind === 'copy' ? 'copy' : 'retry'}`
  return { label: t(label), run }
}

/** Loads the page anew: WhatsApp's own when embedded in it, since the sidebar cannot come back alone. */
export function reloadPage(): void {
  if (window.parent === window) window.location.reload()
  else window.open('https://web.whatsapp.com/', '_top')
}
