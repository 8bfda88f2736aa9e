// Marks that only decorate a letter (Latin, Greek, Cyrillic accents; Hebrew points; Arabic vowels). Marks that carry a
// sound of their own, as in Hindi, Thai or Japanese, stay.
const DECORATION = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g
const KATAKANA = /[\u30a1-\u30f6]/g
const HIRAGANA_OFFSET = 0x60

const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const SPECIAL_LETTER = /[ßæœøłđðþı]/g

/**
 * @returns `text` as it is searched and sorted by: lower case, without accents, full-width forms and katakana made
 * plain. "José", "JOSE" and "ｊｏｓé" all give "jose".
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(DECORATION, '')
    .normalize('NFC')
    .replace(SPECIAL_LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - HIRAGANA_OFFSET))
}
