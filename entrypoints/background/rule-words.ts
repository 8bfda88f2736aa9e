import { catalogueOf } from '@/locales/static'
import { LANGUAGES } from '@/storage/schema/languages'
import type { Settings } from '@/storage/schema/settings'
import type { RuleWords } from '@/storage/write/rule-words'
import { pickLanguage, translateIn } from '@/utils/translation'
import { formatAmount } from '@/utils/money'
import { codeName } from '@/utils/tag-rules/code-name'

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
    value: (field, value) => valueName(field, value, language),
    tag: tagName,
    amount: (amountMinor, currency) => formatAmount(amountMinor, currency, language),
    date: (date) => dateText(date, language),
  }
}

type Language = Parameters<typeof catalogueOf>[0]

function valueName(field: string, value: string, language: Language): string {
  const [catalogue, word] = [catalogueOf(language), value.trim().toLowerCase()]
  if (field === 'source') return catalogue[`card.source-${word}`] ?? value
  if (field === 'channel') return catalogue[`card.channel-${word}`] ?? value
  return codeName(field, value, language) ?? value
}

function languageOf({ language }: Settings): Language {
  return pickLanguage(language, globalThis.navigator?.languages ?? [], LANGUAGES)
}

/** A day on a calendar is the same everywhere. */
function dateText(date: string, language: string): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at)) return date
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
}
