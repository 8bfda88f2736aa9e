/** Marks of direction, joiners and byte order: they are in the file, not in what anybody wrote. */
const MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g
const SPACES = /[\u00a0\u2007-\u200a\u202f]/g
const ASCII = /^[\x20-\x7e]*$/
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu

/** @returns a text without its invisible marks. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARKS, '')
}

/** @returns a text whose spaces of all widths are plain ones. */
export function plainSpaces(text: string): string {
  return text.replaceAll(SPACES, ' ')
}

/** @returns a time stamp in one spelling: ASCII digits, plain spaces and commas, no marks. */
export function plainStamp(text: string): string {
  if (ASCII.test(text)) return text.trim()
  return plainSpaces(withoutMarks(text))
    .replaceAll(OTHER_DIGITS, digitOf)
    .replaceAll('،', ',')
    .replaceAll('٫', '.')
    .trim()
}

/** Digits of every script stand in runs of ten that begin at a zero. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}
