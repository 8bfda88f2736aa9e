import { english } from './examples/en'
import { spanish } from './examples/es'
import type { ExampleTexts, WordExample } from './examples/example-texts'
import { japanese } from './examples/ja'
import { portuguese } from './examples/pt-br'

/** The conditions that examples have; lists are the caller's own. */
type ExampleCondition =
  | { type: 'keyword'; words: string[]; match: 'any' }
  | { type: 'time'; span: 'outside-working-hours'; delayMs: number }
  | { type: 'in-a-row'; count: number }
  | { type: 'silent'; afterMs: number; needsRead: boolean }
  | { type: 'tag'; tagIds: string[] }

/** A rule to begin with. Its reply, and the tags of a rule for tags, are for the person to choose. */
export type ExampleRule = {
  name: string
  condition: ExampleCondition
  /** Of the reply it is meant for, when the person has that one. */
  shortcut?: string
  task?: { dueInMs: number; note: string }
}

export const EXAMPLE_LANGUAGES = ['en', 'ja', 'es', 'pt-BR'] as const

const TEXTS: Readonly<Record<(typeof EXAMPLE_LANGUAGES)[number], ExampleTexts>> = {
  en: english,
  ja: japanese,
  es: spanish,
  'pt-BR': portuguese,
}

const MINUTE_MS = 60_000
const WORD_EXAMPLES: readonly WordExample[] = [
  'price',
  'delivery',
  'hours',
  'catalogue',
  'stock',
  'payment',
  'appointment',
  'address',
  'complaint',
]

/** @returns rules to begin with, in `language` or the nearest there is, else in English. */
export function exampleRules(language: string): ExampleRule[] {
  const texts = textsFor(language)
  return [
    ...WORD_EXAMPLES.map((key) => wordExample(texts[key])),
    ...timeExamples(texts),
    ...otherExamples(texts),
  ]
}

function textsFor(language: string): ExampleTexts {
  const base = baseOf(language)
  return TEXTS[EXAMPLE_LANGUAGES.find((known) => baseOf(known) === base) ?? 'en']
}

function baseOf(language: string): string | undefined {
  return language.toLowerCase().split('-')[0]
}

function wordExample({ words, ...text }: ExampleTexts[WordExample]): ExampleRule {
  return { ...text, condition: { type: 'keyword', words: [...words], match: 'any' } }
}

/** Graded: who still waits gets another answer than who has just written. */
function timeExamples({ closed, closedAgain }: ExampleTexts): ExampleRule[] {
  const outside = (delayMs: number): ExampleCondition => ({
    type: 'time',
    span: 'outside-working-hours',
    delayMs,
  })
  return [
    { ...closed, condition: outside(20_000) },
    { ...closedAgain, condition: outside(5 * MINUTE_MS) },
  ]
}

function otherExamples({ twice, silent, intent: { note, ...intent } }: ExampleTexts): ExampleRule[] {
  return [
    { ...twice, condition: { type: 'in-a-row', count: 2 } },
    { ...silent, condition: { type: 'silent', afterMs: 30 * MINUTE_MS, needsRead: true } },
    { ...intent, condition: { type: 'tag', tagIds: [] }, task: { dueInMs: 120 * MINUTE_MS, note } },
  ]
}
