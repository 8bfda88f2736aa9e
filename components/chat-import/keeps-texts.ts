import { settings } from '../app/settings'

/** @returns whether what the messages say is kept too. */
export function keepsTexts(): boolean {
  return settings.value?.keepTexts === true
}
