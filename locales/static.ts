import type { Catalogue } from '@/utils/i18n'
import type { Language } from './load'
import { en } from './en'
import { ja } from './ja'

// For the background, which may not load code later. Pages import the one language they show instead (load.ts).
const CATALOGUES: Record<Language, Catalogue> = { en, ja }

/** @returns every text in `language`, for the background's own sentences. */
export function catalogueOf(language: Language): Catalogue {
  return CATALOGUES[language]
}

/** @returns the texts whose key begins with `prefix`, by their whole key. */
export function stringsWithPrefix(language: Language, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(CATALOGUES[language]).filter(([key]) => key.startsWith(prefix)))
}
