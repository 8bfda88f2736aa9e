import { fold } from '../text/fold'
import { baseLanguage, type ContextIndex } from './context-index'
import { topicWords } from './topic-words'

/** The open chat, as far as it tells which replies fit. */
export type ChatContext = {
  /** Names of the contact's tags. */
  tags: readonly string[]
  language?: string | undefined
  /** The customer's last message. */
  text?: string | undefined
}

/** How well a reply fits (0–1) and why: a label that is a tag, words of the message, the contact's language. */
export type ContextFit = {
  replyId: string
  boost: number
  label?: string
  words: string[]
  language?: string
}

type Found = { label?: string; words: { word: string; weight: number }[]; speaks: boolean }

const MOST_FITS = 50
const LABEL_BOOST = 0.5
const LANGUAGE_BOOST = 0.15
const MOST_WORD_BOOST = 0.7
/** A word in the text of a reply says less than one in its title. */
const BODY_WEIGHT = 0.5
/** From this many replies on, a word in more than a fifth of them tells nothing. */
const MANY_REPLIES = 50
const COMMON_SHARE = 0.2
const MOST_NAMED = 2

/**
 * Finds the replies that fit a chat: a label of theirs is one of its tags, a text of theirs is in its language, or words
 * of the last message are in them, rare ones counting more.
 * @param useOf how much a reply is in use, which decides among equal ones.
 * @returns at most 50, the best first.
 */
export function fitContext(
  index: ContextIndex,
  context: ChatContext,
  useOf: (replyId: string) => number = () => 0,
): ContextFit[] {
  const found = new Map<number, Found>()
  addLabels(index, context.tags, found)
  addWords(index, context.text ?? '', found)
  addLanguage(index, context.language, found)
  const scored = [...found].map(([place, each]) => ({ place, each, boost: boostOf(each), use: 0 }))
  const best = bestOf(scored, (place) => useOf(index.replies[place]?.id ?? ''))
  return best.flatMap(({ place, each, boost }) => {
    const reply = index.replies[place]
    return reply === undefined ? [] : [toFit(reply.id, each, boost, context.language)]
  })
}

type Scored = { place: number; each: Found; boost: number; use: number }

function bestOf(scored: Scored[], useOf: (place: number) => number): Scored[] {
  if (scored.length > MOST_FITS) for (const one of scored) one.use = useOf(one.place)
  return scored.sort((a, b) => b.boost - a.boost || b.use - a.use || a.place - b.place).slice(0, MOST_FITS)
}

function addLabels({ labels }: ContextIndex, tags: readonly string[], found: Map<number, Found>): void {
  for (const tag of tags) {
    for (const place of labels.get(fold(tag)) ?? []) foundAt(found, place).label ??= tag
  }
}

function addWords({ replies, heads, bodies }: ContextIndex, text: string, found: Map<number, Found>): void {
  for (const word of topicWords(text)) {
    const inHeads = heads.get(word) ?? []
    const inBodies = bodies.get(word) ?? []
    const rarity = rarityOf(inHeads.length + inBodies.length, replies.length)
    if (rarity === 0) continue
    for (const place of inHeads) foundAt(found, place).words.push({ word, weight: rarity })
    for (const place of inBodies) foundAt(found, place).words.push({ word, weight: rarity * BODY_WEIGHT })
  }
}

function addLanguage(index: ContextIndex, language: string | undefined, found: Map<number, Found>): void {
  if (language === undefined) return
  for (const place of index.languages.get(baseLanguage(language)) ?? []) foundAt(found, place).speaks = true
}

/** 1 for a word that one reply alone holds, down to 0 for one that all hold. */
function rarityOf(holders: number, all: number): number {
  if (holders === 0 || (all >= MANY_REPLIES && holders > all * COMMON_SHARE)) return 0
  return all === 1 ? 1 : Math.log(all / holders) / Math.log(all)
}

/** Each further word counts less than the one before. */
function boostOf({ label, words, speaks }: Found): number {
  const sum = words.reduce((total, { weight }) => total + weight, 0)
  const byWords = MOST_WORD_BOOST * (1 - Math.exp(-sum))
  const boost = byWords + (label === undefined ? 0 : LABEL_BOOST) + (speaks ? LANGUAGE_BOOST : 0)
  return Math.min(1, Math.round(boost * 1000) / 1000)
}

function toFit(
  replyId: string,
  { label, words, speaks }: Found,
  boost: number,
  language: string | undefined,
): ContextFit {
  const named = words.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_NAMED)
  return {
    replyId,
    boost,
    words: named.map(({ word }) => word),
    ...(label !== undefined && { label }),
    ...(speaks && language !== undefined && { language }),
  }
}

function foundAt(found: Map<number, Found>, place: number): Found {
  const known = found.get(place)
  if (known !== undefined) return known
  const fresh: Found = { words: [], speaks: false }
  found.set(place, fresh)
  return fresh
}
