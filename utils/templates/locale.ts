/** @returns the locales to format with for a language that may be unknown or no language at all. */
export function localesFor(language: string): string[] {
  try {
    return [...Intl.DateTimeFormat.supportedLocalesOf(language), 'en']
  } catch (error) {
    if (error instanceof RangeError) return ['en']
    throw error
  }
}
