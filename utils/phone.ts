const E164 = /^\+[1-9]\d{4,14}$/

/** @returns whether `text` is a number in E.164: a plus sign and 5 to 15 digits. */
export function isE164(text: string): boolean {
  return E164.test(text)
}

/** @returns the digits of `text` alone, in ASCII. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D+/g, '')
}

/**
 * Reads a number written in the international form ("+55 11 98765-4321", "0055…").
 * @returns it in E.164; undefined when it has no country code or a wrong length.
 */
export function toE164(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s().\-\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  const phone = plain.replace(/^00/, '+')
  return isE164(phone) ? phone : undefined
}

/** @returns whether `name` is only a phone number, as WhatsApp titles an unsaved contact. */
export function looksLikePhone(name: string): boolean {
  const bare = name.replace(/[\s().\-+\u00a0\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  return bare.length >= 5 && /^\p{N}+$/u.test(bare)
}
