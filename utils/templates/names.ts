/** Of a key on the wire; what is longer is cut. */
const MOST_KEY_CHARACTERS = 200
const PREFIXES: readonly (readonly [prefix: string, replacement: string])[] = [
  ['contact.', ''],
  ['me.', 'my_'],
  ['company.', 'my_'],
]

/** @returns the one spelling of a placeholder's name: "First Name", "first-name" and "firstName" are `first_name`. */
export function placeholderName(written: string): string {
  return written
    .normalize('NFKC')
    .trim()
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .replace(/[\s-]+/gu, '_')
    .toLowerCase()
    .slice(0, MOST_KEY_CHARACTERS)
    .replace(/[\uD800-\uDBFF]$/, '')
}

/** @returns under which key a variable's value and answer are kept: `contact.company` is `company`, `me.name` `my_name`. */
export function variableKey(written: string): string {
  const name = placeholderName(written).replace(/_?\._?/gu, '.')
  if (name === 'company.name') return 'my_company'
  const known = PREFIXES.find(([prefix]) => name.startsWith(prefix) && name.length > prefix.length)
  return known === undefined ? name : known[1] + name.slice(known[0].length)
}

/** @returns a name as one reads it: "order_number" is "Order number"; a label that was written as such stays. */
export function readableName(written: string): string {
  const trimmed = written.trim().replace(/\s+/gu, ' ')
  if (!/^[\p{L}\p{N}_.-]+$/u.test(trimmed)) return trimmed
  const words = placeholderName(trimmed).replace(/[_.]+/gu, ' ').trim()
  return words === '' ? trimmed : words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
