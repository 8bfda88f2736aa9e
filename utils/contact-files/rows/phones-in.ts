import { parsePhone } from '../../phone-format'
import { digitsOf } from '../../phone'
import { oneLine } from '../clean'

/** A number as it stood in the file. Smaller ranks are likelier to be in WhatsApp. */
export type FoundPhone = { text: string; rank: number }
export type SortedPhones = { phone?: string; others: string[] }

const MOBILE = /mobil|cell|handy|whats ?app|iphone|movil|móvil|celular|telem|portable|携帯|手机|移动|мобильн/i
const FAX = /fax|pager|télécopie|ファックス|传真|ポケットベル|факс/i
const DIVIDED = /[;,|\n]|\s\/\s|\s(?:or|und|oder|ou|o|y|e)\s/
const NO_PLUS = /^[1-9]\d{10,14}$/

/** @returns how likely a number of this kind ("Mobile", "Work phone") is in WhatsApp; undefined for a fax. */
export function phoneRank(kind: string): number | undefined {
  if (FAX.test(kind)) return undefined
  return MOBILE.test(kind) ? 0 : 1
}

/**
 * @returns the number to be written to, in E.164, read as one of `country` where it has no country code; and the others,
 * those that are no number as they stood.
 */
export function sortPhones(found: readonly FoundPhone[], country: string | undefined): SortedPhones {
  const read = found.toSorted((a, b) => a.rank - b.rank).flatMap(({ text }) => readPhones(text, country))
  const best = read.find(({ isValid }) => isValid)?.text
  const others = new Set(read.map(({ text }) => text).filter((text) => text !== best))
  return { others: [...others], ...(best !== undefined && { phone: best }) }
}

function readPhones(text: string, country: string | undefined): { text: string; isValid: boolean }[] {
  const whole = readPhone(text, country)
  if (whole !== undefined) return [{ text: whole, isValid: true }]
  const pieces = text.split(DIVIDED).map(oneLine)
  const several = pieces.length > 1 && pieces.every((piece) => digitsOf(piece).length >= 5)
  return (several ? pieces : [oneLine(text)]).map((piece) => {
    const phone = readPhone(piece, country)
    return { text: phone ?? piece, isValid: phone !== undefined }
  })
}

function readPhone(text: string, country: string | undefined): string | undefined {
  const plain = oneLine(text.normalize('NFKC').replace(/^'/, ''))
  const phone = parsePhone(plain.replace(/^00(?=[1-9])/, '+'), country)
  if (phone !== undefined) return phone
  // Many programs leave out the plus sign.
  const digits = plain.replace(/[\s().-]/g, '')
  return NO_PLUS.test(digits) ? parsePhone(`+${digits}`) : undefined
}
