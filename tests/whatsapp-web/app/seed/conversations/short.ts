import { HINDI_SHORT, INDONESIAN_SHORT, JAPANESE_SHORT } from './asian'
import { ENGLISH_DEMO, ENGLISH_QUOTE, ENGLISH_SUPPORT } from './english'
import { FRENCH_SHORT, GERMAN_SHORT, ITALIAN_SHORT } from './european'
import { PORTUGUESE_SHORT } from './portuguese'
import { ARABIC_SHORT, HEBREW_SHORT } from './right-to-left'
import { SPANISH_SHORT, SPANISH_SUPPORT } from './spanish'

export type Language = 'ar' | 'de' | 'en' | 'es' | 'fr' | 'he' | 'hi' | 'id' | 'it' | 'ja' | 'pt'

type Scripts = readonly [readonly string[], ...(readonly string[])[]]

/** Conversations for the many chats nobody names, by the language people speak in them. */
export const SHORT_CONVERSATIONS: Record<Language, Scripts> = {
  ar: [ARABIC_SHORT],
  de: [GERMAN_SHORT],
  en: [ENGLISH_QUOTE, ENGLISH_SUPPORT, ENGLISH_DEMO],
  es: [SPANISH_SHORT, SPANISH_SUPPORT],
  fr: [FRENCH_SHORT],
  he: [HEBREW_SHORT],
  hi: [HINDI_SHORT],
  id: [INDONESIAN_SHORT],
  it: [ITALIAN_SHORT],
  ja: [JAPANESE_SHORT],
  pt: [PORTUGUESE_SHORT],
}
