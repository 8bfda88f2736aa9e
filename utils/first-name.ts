import { fold } from './text/fold'
import { looksLikePhone } from './phone'

const TITLES = new Set(
  'mr mrs ms miss mx dr dra prof profa sir madam sr sra srta don dona doña herr frau monsieur madame mme mlle signor signora sig eng ing arq lic adv rev fr sri shri smt pak bu bapak ibu'
    .split(' ')
    .map(fold),
)
const SUFFIXES = new Set('jr sr ii iii iv phd md mba esq cpa neto filho junior'.split(' ').map(fold))
const BUSINESS_WORDS = new Set(
  'ltd ltda llc inc corp gmbh srl sarl plc pvt limited company store shop boutique support sales service services team group official clinic hotel restaurant cafe bakery salon studio agency atelier academy school office oficial loja tienda comercial vendas atendimento suporte toko grupo equipe equipo'
    .split(' ')
    .map(fold),
)
// Short legal forms are surnames too ("João Sá"): they count only when written in capitals.
const LEGAL_FORMS = new Set(['SA', 'AG', 'CO', 'BV', 'SAS', 'NV', 'AB', 'PT', 'CV'])
// Japanese names are written family name first, and a greeting uses the family name with an honorific.
const JAPANESE_HONORIFIC = /(様|さん|さま|ちゃん|くん|君|先生)$/u
const CJK_NAME = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}]+/gu
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|\ufe0e|\ufe0f|\u20e3/gu

/**
 * What a greeting may call a chat's name by (SC5). Titles, emoji and suffixes are stripped.
 * @returns the first name; '' for a phone number, a `~name`, a business or a group title.
 */
export function firstNameOf(name: string, kind: 'person' | 'group' | 'self' | 'unknown' = 'person'): string {
  const trimmed = name.replace(INVISIBLE, '').replace(EMOJI, ' ').trim()
  if (kind === 'group' || trimmed.startsWith('~') || trimmed.startsWith('@') || looksLikePhone(trimmed))
    return ''
  const words = personWords(trimmed)
  if (words.some(isBusinessWord) || /[&|@/]|\d{3,}/u.test(trimmed)) return ''
  const first = words.find((word) => !isTitle(word))
  if (first === undefined || isInitial(first) || isSuffix(first)) return ''
  return CJK_NAME.test(first) ? first.replace(JAPANESE_HONORIFIC, '') : first
}

function personWords(name: string): string[] {
  const withoutAsides = name.replace(/[([{（【].*?[)\]}）】]/gu, ' ')
  const comma = withoutAsides.match(/^([^,]+),\s*(.+)$/u)
  // "Silva, Maria" names the family first; "Maria, MBA" does not.
  const isReversed = comma !== null && !isSuffix(comma[2] ?? '')
  const ordered = isReversed ? `${comma[2]} ${comma[1]}` : withoutAsides
  return ordered
    .split(/[\s,·•_–—]+/u)
    .map((word) => word.replace(/^[^\p{L}]+|[^\p{L}\p{M}'’.]+$/gu, ''))
    .filter((word) => /\p{L}/u.test(word))
}

function plain(word: string): string {
  return fold(word).replace(/[.'’]/g, '')
}

function isTitle(word: string): boolean {
  return TITLES.has(plain(word))
}

function isSuffix(word: string): boolean {
  return SUFFIXES.has(plain(word))
}

function isBusinessWord(word: string): boolean {
  return BUSINESS_WORDS.has(plain(word)) || LEGAL_FORMS.has(word.replace(/\./g, ''))
}

/** "J." says nothing to greet by; a lone CJK character may be a whole name. */
function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word)
}
