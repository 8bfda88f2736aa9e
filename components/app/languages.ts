import { language } from '@/utils/i18n'
import { languageName } from './language-name'

/** Languages people sell in, and the countries' own where their words differ. Others stay as they were imported. */
const TAGS = [
  'ar',
  'bg',
  'bn',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'en-GB',
  'en-IN',
  'en-US',
  'es',
  'es-AR',
  'es-MX',
  'fa',
  'fi',
  'fil',
  'fr',
  'fr-CA',
  'gu',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'kn',
  'ko',
  'ml',
  'mr',
  'ms',
  'nb',
  'nl',
  'pa',
  'pl',
  'pt',
  'pt-BR',
  'pt-PT',
  'ro',
  'ru',
  'sk',
  'sr',
  'sv',
  'sw',
  'ta',
  'te',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
  'zh-CN',
  'zh-TW',
]

/** @returns the languages on offer with `used` among them, by their names. */
export function languageOptions(used: readonly string[]): { tag: string; name: string }[] {
  const collator = new Intl.Collator(language.value)
  return [...new Set([...TAGS, ...used])]
    .filter((tag) => tag !== '')
    .map((tag) => ({ tag, name: languageName(tag) }))
    .sort((a, b) => collator.compare(a.name, b.name))
}
