import { computed } from '@preact/signals'
import { t } from '@/locales/t'
import { CONTACT_CHANNELS, CONTACT_SOURCES } from '@/storage/schema/contact'
import { language } from '@/utils/i18n'
import { phoneCountries } from '@/utils/phone-zone'
import { codeName } from '@/utils/tag-rules/code-name'
import { fold } from '@/utils/text/fold'
import { languageOptions } from '../app/languages'

/** A value as it is kept, and what it is called. */
export type Choice = readonly [value: string, name: string]

const countries = computed(() => {
  const names = new Intl.DisplayNames(language.value, { type: 'region' })
  const { compare } = new Intl.Collator(language.value)
  return phoneCountries()
    .map((code) => [code, names.of(code) ?? code] as const)
    .toSorted(([, a], [, b]) => compare(a, b))
})

/** Fields of the card that keep a code where a person reads a word. */
const WORDS: Readonly<Record<string, () => readonly Choice[]>> = {
  source: () => CONTACT_SOURCES.map((one) => [one, t(`card.source-${one}`)]),
  channel: () => CONTACT_CHANNELS.map((one) => [one, t(`card.channel-${one}`)]),
  language: () => languageOptions([]).map(({ tag, name }) => [tag, name]),
  country: () => countries.value,
}

/** @returns the words of a field that keeps codes; undefined for any other field. */
export function fieldWords(field: string): readonly Choice[] | undefined {
  return Object.hasOwn(WORDS, field) ? WORDS[field]?.() : undefined
}

/** @returns what a kept value is called; a value that is no code is its own name. */
export function valueName(field: string, value: string): string {
  const known = codeName(field, value, language.value)
  return known ?? fieldWords(field)?.find(([one]) => isSame(one, value))?.[1] ?? value
}

/** @returns what is kept for a typed text: the code of the word it says, or the text. */
export function valueOfText(field: string, text: string): string {
  return fieldWords(field)?.find((choice) => choice.some((one) => isSame(one, text)))?.[0] ?? text
}

function isSame(one: string, other: string): boolean {
  return fold(one) === fold(other.trim())
}
