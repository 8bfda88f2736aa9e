import { catalogueOf } from '@/locales/static'
import { type MessageParams, translateIn } from '@/utils/translation'
import type { ContextFit } from '@/utils/replies/context-fit'
import type { Reason } from '@/utils/suggestions/reason'
import { waitText } from '@/utils/suggestions/wait-text'

type Language = Parameters<typeof catalogueOf>[0]

const MOST_WORDS = 2
/** A rule may hold whole sentences; a chip has room for a line. */
const LONGEST_WORD = 40

/** @returns the sentence that says why a rule proposes its reply. */
export function reasonText(reason: Reason, language: Language): string {
  return translate(language, `suggest.reason.${reason.kind}`, paramsOf(reason, language))
}

/** @returns in a few words why a reply fits the open chat. */
export function whyText({ label, words, language: spoken }: ContextFit, language: Language): string {
  const parts = [
    ...(label === undefined ? [] : [translate(language, 'suggest.why.label', { label })]),
    ...(words.length === 0
      ? []
      : [translate(language, 'suggest.why.words', { words: quoted(words, language) })]),
    ...(spoken === undefined
      ? []
      : [translate(language, 'suggest.why.language', { language: languageName(spoken, language) })]),
  ]
  return parts.join(' · ')
}

function paramsOf(reason: Reason, language: Language): MessageParams {
  if (reason.kind === 'keyword') return { words: quoted(reason.words, language) }
  if (reason.kind === 'in-a-row') return { count: reason.count }
  return reason.kind === 'tag' ? {} : { time: waitText(reason.waitedMs, language) }
}

function quoted(words: readonly string[], language: Language): string {
  const shown = words
    .slice(0, MOST_WORDS)
    .map((word) => translate(language, 'suggest.word', { word: cut(word) }))
  return new Intl.ListFormat(language).format(shown)
}

function cut(word: string): string {
  const letters = Array.from(word)
  return letters.length > LONGEST_WORD ? `${letters.slice(0, LONGEST_WORD - 1).join('')}…` : word
}

function languageName(tag: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag
}

function translate(language: Language, key: string, params: MessageParams): string {
  return translateIn(language, catalogueOf(language), key, params)
}
