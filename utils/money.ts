/**
 * @returns an amount in the minor unit of `currency` (ISO 4217), written out in `language`: 1250 of EUR is "€12.50" in
 * English. An unknown language is written like English.
 */
export function formatAmount(amountMinor: number, currency: string, language: string): string {
  const format = new Intl.NumberFormat([...knownLocales(language), 'en'], { style: 'currency', currency })
  return format.format(amountMinor / 10 ** minorDigitsOf(currency))
}

/** @returns how many digits the minor unit of `currency` has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigitsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

function knownLocales(language: string): string[] {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
