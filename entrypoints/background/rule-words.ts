import { catalogueOf } from '@/locales/static'
import { LANGUAGES } from '@/storage/schema/languages'
import type { Settings } from '@/storage/schema/settings'
import type { RuleWords } from '@/storage/write/rule-words'
import { pickLanguage, translateIn } from '@/utils/translation'
import { formatAmount } from '@/utils/money'

const CUSTOM = 'custom:'

/** Says why a rule put a tag on, in the language of the interface. */
export const ownRuleWords: RuleWords = (settings, tagName) => {
  const language = languageOf(settings)
  const catalogue = catalogueOf(language)
  return {
    say: (key, params) => translateIn(language, catalogue, `ruleWhy.${key}`, params),
    field: (field) =>
      field.startsWith(CUSTOM)
        ? field.slice(CUSTOM.length)
        : translateIn(language, catalogue, `ruleWhy.name.${field}`),
    tag: tagName,
    amount: (amountMinor, currency) => formatAmount(amountMinor, currency, language),
    date: (date) => dateText(date, language),
  }
}

function languageOf({ language }: Settings): ReturnType<typeof pickLanguage<(typeof LANGUAGES)[number]>> {
  return pickLanguage(language, globalThis.navigator?.languages ?? [], LANGUAGES)
}

/** A day on a calendar is the same everywhere. */
function dateText(date: string, language: string): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at)) return date
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
}
