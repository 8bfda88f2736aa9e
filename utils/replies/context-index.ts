import { fold } from '../text/fold'
import { topicWords } from './topic-words'

/** What of a reply tells when it fits. `texts`: its body and variants. */
export type ContextReply = {
  id: string
  shortcut: string
  title: string
  labels: readonly string[]
  languages: readonly string[]
  texts: readonly string[]
}

/** Replies by what they are about. Numbers are places in `replies`. */
export type ContextIndex = {
  replies: readonly ContextReply[]
  /** Which replies hold a word in what a person sees of them first, and which only in their text. */
  heads: ReadonlyMap<string, readonly number[]>
  bodies: ReadonlyMap<string, readonly number[]>
  /** By folded label. */
  labels: ReadonlyMap<string, readonly number[]>
  /** By the first part of a language tag. */
  languages: ReadonlyMap<string, readonly number[]>
}

type Filling = Record<'heads' | 'bodies' | 'labels' | 'languages', Map<string, number[]>>

const BETWEEN_PAUSES = 250
/** What comes after is seldom what a reply is about, and would make the index large. */
const MAX_TEXT = 400

/**
 * Makes the index of `replies`, once for each version of them.
 * @param pause waited for every few hundred replies: thousands take some tenths of a second in all.
 */
export async function indexContext(
  replies: readonly ContextReply[],
  pause: () => Promise<void>,
): Promise<ContextIndex> {
  const index = { replies, heads: new Map(), bodies: new Map(), labels: new Map(), languages: new Map() }
  for (const [place, reply] of replies.entries()) {
    if (place % BETWEEN_PAUSES === BETWEEN_PAUSES - 1) await pause()
    addReply(index, place, reply)
  }
  return index
}

/** @returns the language of a tag without its country: "pt" of "pt-BR". */
export function baseLanguage(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? ''
}

function addReply({ heads, bodies, labels, languages }: Filling, place: number, reply: ContextReply): void {
  const head = topicWords([reply.shortcut.replaceAll(/[_-]/g, ' '), reply.title, ...reply.labels].join(' '))
  for (const word of head) add(heads, word, place)
  for (const word of bodyWords(reply)) if (!head.has(word)) add(bodies, word, place)
  for (const label of new Set(reply.labels.map(fold))) add(labels, label, place)
  for (const language of new Set(reply.languages.map(baseLanguage))) add(languages, language, place)
}

function bodyWords({ texts }: ContextReply): Set<string> {
  return topicWords(texts.map((text) => text.slice(0, MAX_TEXT)).join('\n'))
}

function add(index: Map<string, number[]>, key: string, place: number): void {
  const places = index.get(key)
  if (places === undefined) index.set(key, [place])
  else places.push(place)
}
