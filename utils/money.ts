/**
 * @returns an amount in the minor unit of `currency` (ISO 4217), written out in `language`: 1250 of EUR is "€12.50" in
 * English. An unknown language is written like English.
 */
export function formatAmount(amountMinor: number, currency: string, language: string): string {
  const format = new Intl.NumberFormat([...knownLocales(language), 'en'], { style: 'currency', currency })
  return format.format(amountMinor / 10 ** minorDigitsOf(currency))
}

// ISO 4217, as of 2026. Not asked of the browser: what it shows differs between browsers and years, what is stored must not.
const WITHOUT_MINOR = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
const THOUSANDTHS = 'BHD IQD JOD KWD LYD OMR TND'
const TEN_THOUSANDTHS = 'CLF UYW'

/** @returns how many digits the minor unit of `currency` has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigitsOf(currency: string): number {
  if (WITHOUT_MINOR.includes(currency)) return 0
  if (THOUSANDTHS.includes(currency)) return 3
  return TEN_THOUSANDTHS.includes(currency) ? 4 : 2
}

function knownLocales(language: string): string[] {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
