const GROUPED = /^[1-9]\d{0,2}(?:[.,]\d{2,3})*[.,]\d{3}$/

/**
 * Reads a number as people of `language` type it: "1,5", "1.250,00", "1,00,000", "１２". Of two kinds of separators the last
 * one is the decimal one; a single separator before exactly three digits counts as the language has it.
 * @returns a decimal with a point; undefined when it is no number.
 */
export function readNumeral(written: string, language: string): string | undefined {
  const text = written
    .normalize('NFKC')
    .replaceAll(/[\s\u202f'’_]/gu, '')
    .replace(/^[−–]/u, '-')
  const sign = text.startsWith('-') ? '-' : ''
  const digits = text.slice(sign.length)
  const decimal = decimalSeparator(digits, language)
  const at = decimal === undefined ? digits.length : digits.lastIndexOf(decimal)
  const whole = digits.slice(0, at)
  const places = digits.slice(at + 1)
  const isWhole = /^\d*$/.test(whole) || GROUPED.test(whole)
  if (!isWhole || !/^\d*$/.test(places) || whole + places === '') return undefined
  return `${sign}${whole.replaceAll(/\D/g, '') || '0'}${places === '' ? '' : `.${places}`}`
}

/** @returns a decimal with a point as it is typed in `language`, without groups. */
export function writeNumeral(numeral: string, language: string): string {
  return numeral.replace('.', separatorOf(language))
}

function decimalSeparator(digits: string, language: string): string | undefined {
  const found = digits.match(/[.,]/g) ?? []
  const last = found.at(-1)
  if (last === undefined || found.some((one) => one !== last)) return last
  if (found.length > 1) return undefined
  return GROUPED.test(digits) && last !== separatorOf(language) ? undefined : last
}

function separatorOf(language: string): string {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.'
}
