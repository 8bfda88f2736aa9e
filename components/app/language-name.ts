import { language } from '@/utils/i18n'

/** @returns what a language is called in the language of the interface; the tag itself where nobody knows. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(language.value, { type: 'language' }).of(tag) ?? tag
  } catch (error) {
    // The tag has the form of one, but means nothing to this browser.
    if (error instanceof RangeError) return tag
    throw error
  }
}
