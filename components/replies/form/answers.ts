import type { Hole } from '@/utils/templates/hole'
import { isIsoDate, isNumeral } from '@/utils/templates/values'
import { type MessageKey, t } from '@/locales/t'

/** What was given in the form, by the key of the hole. A field nobody touched has none: its default may change. */
export type Answers = Readonly<Record<string, string>>

/** Kinds in whose place an empty text would be a gap nobody meant. */
const NEEDS_VALUE = new Set<Hole['kind']>(['choice', 'date', 'number', 'money', 'product'])

/** @returns the answer that stands in a field: what was given, else what was there at first. */
export function answerIn({ key, initial = '' }: Hole, answers: Answers): string {
  return Object.hasOwn(answers, key) ? (answers[key] ?? '') : initial
}

/** @returns the answers with a new one. An emptied field is an open question again, unless it had a text to begin with. */
export function withAnswer(answers: Answers, hole: Hole, value: string): Answers {
  const { [hole.key]: _, ...others } = answers
  return value === '' && hole.initial === undefined ? others : { ...others, [hole.key]: value }
}

/** @returns what is wrong with the answer in a field, as a sentence; undefined when nothing is, or nothing is there yet. */
export function answerFault(hole: Hole, answers: Answers): string | undefined {
  const value = answerIn(hole, answers)
  if (value.trim() === '') return isEmptied(hole, answers) ? t('replies.form.needed') : undefined
  if (hole.kind === 'number' || hole.kind === 'money') return numberFault(hole, value.trim())
  if (hole.kind === 'date' && !isIsoDate(value)) return t('replies.form.notADate')
  return undefined
}

/** @returns whether a field still keeps its reply from being inserted. */
export function isOpen(hole: Hole, answers: Answers, unresolved: readonly string[]): boolean {
  return unresolved.includes(hole.key) || answerFault(hole, answers) !== undefined
}

function isEmptied(hole: Hole, answers: Answers): boolean {
  return NEEDS_VALUE.has(hole.kind) && Object.hasOwn(answers, hole.key) && hole.initial !== ''
}

function numberFault({ min, max }: Hole, value: string): string | undefined {
  if (!isNumeral(value)) return t('replies.form.notANumber')
  const number = Number(value)
  if ((min === undefined || number >= min) && (max === undefined || number <= max)) return undefined
  const key: MessageKey =
    min === undefined
      ? 'replies.form.atMost'
      : max === undefined
        ? 'replies.form.atLeast'
        : 'replies.form.between'
  return t(key, { min: min ?? 0, max: max ?? 0 })
}
