export type Catalogue = Readonly<Record<string, string>>
export type MessageParams = Readonly<Record<string, string | number>>

const RTL_LANGUAGES = new Set(['ar', 'fa', 'he', 'ur'])

/**
 * @returns the first of `available` that `setting` or, for 'auto', the user's `preferred` languages name; else 'en'.
 */
export function pickLanguage<Available extends string>(
  setting: 'auto' | Available,
  preferred: readonly string[],
  available: readonly Available[],
): Available | 'en' {
  if (setting !== 'auto') return setting
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0])
  return wanted.map((tag) => available.find((one) => one === tag)).find((one) => one !== undefined) ?? 'en'
}

/** @returns the writing direction of a language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RTL_LANGUAGES.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/**
 * @returns the text of `key` in a catalogue, with `{name}` replaced from `params`. With a `count` the plural form is chosen
 * among `key.one`, `key.other` and so on, by the rules of the language. A key without a text is returned as it is.
 */
export function translateIn(
  language: string,
  catalogue: Catalogue,
  key: string,
  params: MessageParams = {},
): string {
  return fill(catalogue[pluralKey(catalogue, language, key, params)] ?? key, language, params)
}

function pluralKey(catalogue: Catalogue, language: string, key: string, params: MessageParams): string {
  const count = params['count']
  if (typeof count !== 'number' || catalogue[`${key}.other`] === undefined) return key
  const form = `${key}.${new Intl.PluralRules(language).select(count)}`
  return catalogue[form] === undefined ? `${key}.other` : form
}

function fill(text: string, language: string, params: MessageParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value
  })
}
