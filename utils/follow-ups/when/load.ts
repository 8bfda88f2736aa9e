import type { Chrono } from 'chrono-node'
import { parsersOf } from './parsers'
import type { WhenVocabulary } from './words/vocabulary'

/** What reads the times of one language. */
export type WhenReader = { chrono: Chrono; words?: WhenVocabulary }

type Locale = { casual: Chrono }
type Words = { vocabulary: WhenVocabulary }

/** Each language is a piece of its own: a person needs one of them, and only while typing. */
const LOADERS: Readonly<Record<string, () => Promise<[Locale, Words?]>>> = {
  en: () => Promise.all([import('chrono-node/en'), import('./words/en')]),
  ja: () => Promise.all([import('chrono-node/ja'), import('./words/ja')]),
  es: () => Promise.all([import('chrono-node/es'), import('./words/es')]),
  pt: () => Promise.all([import('chrono-node/pt'), import('./words/pt')]),
  fr: () => Promise.all([import('chrono-node/fr'), import('./words/fr')]),
  de: () => Promise.all([import('chrono-node/de'), import('./words/de')]),
  zh: () => Promise.all([import('chrono-node/zh'), import('./words/zh')]),
  ar: async () => [await import('chrono-node/ar')],
  fi: async () => [await import('chrono-node/fi')],
  id: async () => [await import('chrono-node/id')],
  it: async () => [await import('chrono-node/it')],
  nl: async () => [await import('chrono-node/nl')],
  ru: async () => [await import('chrono-node/ru')],
  sv: async () => [await import('chrono-node/sv')],
  uk: async () => [await import('chrono-node/uk')],
  vi: async () => [await import('chrono-node/vi')],
}
const readers = new Map<string, Promise<WhenReader>>()

/** @returns what reads a language (BCP 47), and English after it, which many people type in any language. */
export function readersFor(language: string): Promise<WhenReader[]> {
  const [base = 'en', region = ''] = language.split('-')
  // Only the United States put the month before the day.
  const english = region === '' || region.toUpperCase() === 'US' ? 'en' : 'en-GB'
  const own = base.toLowerCase()
  const names = own === 'en' || LOADERS[own] === undefined ? [own === 'en' ? english : 'en'] : [own, 'en']
  return Promise.all(names.map(readerOf))
}

function readerOf(name: string): Promise<WhenReader> {
  const known = readers.get(name)
  if (known !== undefined) return known
  const loading = name === 'en-GB' ? loadBritish() : load(name)
  readers.set(name, loading)
  return loading
}

async function load(name: string): Promise<WhenReader> {
  const [{ casual }, words] = (await LOADERS[name]?.()) ?? [await import('chrono-node/en')]
  return withWords(casual, words?.vocabulary)
}

async function loadBritish(): Promise<WhenReader> {
  const [{ GB }, { vocabulary }] = await Promise.all([import('chrono-node/en'), import('./words/en')])
  return withWords(GB, vocabulary)
}

function withWords(library: Chrono, words: WhenVocabulary | undefined): WhenReader {
  const chrono = library.clone()
  if (words === undefined) return { chrono }
  // Where both read the same words, the one that comes first is kept.
  chrono.parsers.unshift(...parsersOf(words))
  return { chrono, words }
}
