import { signal } from '@preact/signals'
import { type OpenParts, readOpenParts, writeOpenParts } from '@/storage/open-parts'
import { showError } from '@/components/app/errors'

const parts = signal<OpenParts>({})

/** Brings back which parts of the card are open, before any of them is drawn. */
export async function loadOpenParts(): Promise<void> {
  parts.value = await readOpenParts()
}

/** @returns whether a part is open: as the person left it, else as it begins. */
export function isPartOpen(id: string, startsOpen: boolean): boolean {
  return parts.value[id] ?? startsOpen
}

export function setPartOpen(id: string, isOpen: boolean): void {
  parts.value = { ...parts.value, [id]: isOpen }
  writeOpenParts(parts.value).catch((error: unknown) => showError(error))
}
