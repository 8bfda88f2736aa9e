import { signal } from '@preact/signals'

export type Toast = {
  id: number
  text: string
  tone: 'done' | 'error'
  action?: { label: string; run: () => void }
}

const SHOWN_MS = { done: 6_000, error: 12_000 }

/** What the toast area shows, newest last. */
export const toasts = signal<readonly Toast[]>([])

let lastId = 0
const timers = new Map<number, ReturnType<typeof setTimeout>>()

/** Shows a short message for a while, in place of an earlier one of its tone: a fault outlives what was done since. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  const shown = { ...toast, id: ++lastId }
  for (const { id, tone } of toasts.value) if (tone === toast.tone) dismissToast(id)
  toasts.value = [...toasts.value, shown]
  resumeToast(shown)
}

export function dismissToast(id: number): void {
  holdToast(id)
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

/** Keeps a toast while somebody reads or reaches for it. */
export function holdToast(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
}

export function resumeToast(toast: Toast): void {
  holdToast(toast.id)
  timers.set(
    toast.id,
    setTimeout(() => dismissToast(toast.id), SHOWN_MS[toast.tone]),
  )
}
