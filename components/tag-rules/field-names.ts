import { t } from '@/locales/t'
import type { CustomField } from '@/storage/schema/custom-field'
import { FIELD_TESTS, RULE_FIELDS } from '@/storage/schema/tag-rule'
import { settings } from '../app/settings'
import { type Choice, fieldWords } from './field-words'

export type FieldTest = (typeof FIELD_TESTS)[number]

const CUSTOM = 'custom:'
const OF_TEXT = ['is', 'is-not', 'contains', 'filled', 'empty'] as const
const OF_CODE = ['is', 'is-not', 'filled', 'empty'] as const
const OF_NUMBER = ['is', 'above', 'below', 'filled', 'empty'] as const
const OF_DATE = ['within-days', 'past', 'above', 'below', 'filled', 'empty'] as const

/** @returns the fields a rule may ask for, as they are kept and as they are called. */
export function ruleFields(): (readonly [string, string])[] {
  const own = (settings.value?.customFields ?? []).map(({ label }) => [`${CUSTOM}${label}`, label] as const)
  return [...RULE_FIELDS.map((field) => [field, t(`tagRules.field-${field}`)] as const), ...own]
}

/** @returns what a field of a rule is called. */
export function fieldName(field: string): string {
  const known = RULE_FIELDS.find((one) => one === field)
  return known === undefined ? field.replace(CUSTOM, '') : t(`tagRules.field-${known}`)
}

/** @returns the kind of what a field holds. */
export function fieldKind(field: string): CustomField['kind'] {
  const own = settings.value?.customFields.find(({ label }) => `${CUSTOM}${label}` === field)
  return own?.kind ?? 'text'
}

/** @returns what a field can hold, where that can be chosen from. */
export function fieldChoices(field: string): readonly Choice[] | undefined {
  const own = settings.value?.customFields.find(({ label }) => `${CUSTOM}${label}` === field)
  return own?.kind === 'choice' ? own.choices?.map((one) => [one, one]) : fieldWords(field)
}

/** @returns whether a field may hold another text than those to choose from. */
export function isOpenField(field: string): boolean {
  return field === 'source'
}

/** @returns whether a test asks for a whole value, which is kept by its code where the field has some. */
export function asksForWord(test: FieldTest): boolean {
  return test === 'is' || test === 'is-not'
}

/** @returns what can be asked of a field; `test` stays among it, whatever the field has become. */
export function testsOf(field: string, test: FieldTest): readonly FieldTest[] {
  const fitting = fittingTests(field)
  return fitting.includes(test) ? fitting : [...fitting, test]
}

function fittingTests(field: string): readonly FieldTest[] {
  // A part of a name is no part of its code.
  if (field === 'channel' || field === 'country') return OF_CODE
  return {
    text: OF_TEXT,
    choice: OF_TEXT,
    link: OF_TEXT,
    number: OF_NUMBER,
    money: OF_NUMBER,
    date: OF_DATE,
  }[fieldKind(field)]
}
