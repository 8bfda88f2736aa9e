import { signal } from '@preact/signals'

/** What the lower part of the card has found out, and the head of it shows too. */
export type ShownHeat = { contactId: string; text: string; color: string }

export const shownHeat = signal<ShownHeat | undefined>(undefined)

/** Goes to where the heat is explained. */
export function goToScore(): void {
  const toggle = document.querySelector<HTMLElement>('[data-part="score"]')
  toggle?.scrollIntoView({ block: 'start' })
  toggle?.focus({ preventScroll: true })
}
