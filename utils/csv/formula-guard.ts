// What a spreadsheet program may take for a formula, the full-width forms of East Asian ones included.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/
const PHONE_OR_NUMBER = /^[+-]?[\d\s().,/-]*\d[\d\s().,/-]*$/

/**
 * @returns a cell's text so that no spreadsheet program runs it: with `'` in front where it could be a formula. Phone
 * numbers and numbers stay. `unguardCell` gives the text back.
 */
export function guardCell(text: string): string {
  const isFormula = FORMULA.test(text) && !isPhoneOrNumber(text)
  return isFormula || GUARDED.test(text) ? `'${text}` : text
}

/** @returns the text of a cell without the `'` that was put before it against formulas. */
export function unguardCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}

/** `+1-2` calculates too, but gives only a number: harmless, and people's phone numbers look like that. */
function isPhoneOrNumber(text: string): boolean {
  return /^[+-]/.test(text) && !/[\t\r\n]/.test(text) && PHONE_OR_NUMBER.test(text)
}
