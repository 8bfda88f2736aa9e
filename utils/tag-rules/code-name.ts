const TYPES = { country: 'region', language: 'language' } as const

/** @returns what the code of a country or a language is called in `language`; undefined for what is no such code. */
export function codeName(field: string, code: string, language: string): string | undefined {
  if (field !== 'country' && field !== 'language') return undefined
  try {
    return new Intl.DisplayNames(language, { type: TYPES[field], fallback: 'none' }).of(code.trim())
  } catch (error) {
    // A text that does not even have the form of a code, such as a name somebody typed.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
