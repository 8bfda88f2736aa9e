import { idOf } from '../ids'
import { ENGLISH_STARTERS } from './starters/en'
import { JAPANESE_STARTERS } from './starters/ja'
import type { Starter } from './starters/starter'

const STARTERS: Readonly<Record<string, readonly Starter[]>> = { en: ENGLISH_STARTERS, ja: JAPANESE_STARTERS }

/** A starter with the id it always has, so that adding it again meets the row that is there. */
export type StarterReply = {
  id: string
  shortcut: string
  title: string
  body: string
  language: string
  labels: string[]
}

/** @returns the quick replies to begin with, in `language` or else in English. */
export function starterReplies(language: string): StarterReply[] {
  const known = Object.hasOwn(STARTERS, language) ? language : 'en'
  return (STARTERS[known] ?? []).map(({ shortcut, title, body, label }) => ({
    id: idOf('starter', known, shortcut),
    shortcut,
    title,
    body,
    language: known,
    labels: [label],
  }))
}
