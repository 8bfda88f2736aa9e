import { freeShortcut } from '../free-shortcut'
import { type ExchangeNote, noting } from './notes'

/** The same as storage takes; a test holds them together. */
const SHORTCUT = /^[\p{L}\p{N}_-]{1,25}$/u
const MOST_CHARACTERS = 25
const NAMELESS = 'reply'

/** What a reply wants to be called: as another program wrote it, else after its title. */
export type Wish = { place: string; written: string; title: string }

/**
 * Gives every reply of a file a shortcut of its own: ":hello" becomes "hello", what no shortcut may hold is replaced,
 * a second "hello" becomes "hello-2". @returns them in the order of `wishes`.
 */
export function giveShortcuts(wishes: readonly Wish[], notes: ExchangeNote[]): string[] {
  const taken = new Set<string>()
  // Of a thousand of one name the last number given is where to go on.
  const lastGiven = new Map<string, string>()
  return wishes.map(({ place, written, title }) => {
    const note = noting(notes, place)
    const cleaned = shortcutFrom(written)
    const wanted = cleaned ?? shortcutFrom(title) ?? NAMELESS
    const isFree = !taken.has(wanted.toLowerCase())
    const shortcut = isFree ? wanted : freeShortcut(lastGiven.get(wanted) ?? wanted, taken)
    taken.add(shortcut.toLowerCase())
    if (!isFree) lastGiven.set(wanted, shortcut)
    if (cleaned === undefined) note('shortcut-made', shortcut)
    else if (!isFree) note('shortcut-taken', `${written.trim()} → ${shortcut}`)
    else if (withoutSigns(written) !== shortcut) note('shortcut-changed', `${written.trim()} → ${shortcut}`)
    return shortcut
  })
}

/** @returns the shortcut that `written` can be, or undefined when nothing of it can stand in one. */
export function shortcutFrom(written: string): string | undefined {
  const plain = withoutSigns(written)
  if (SHORTCUT.test(plain)) return plain
  const words = plain.replace(/['’]/g, '').replace(/[^\p{L}\p{N}_-]+/gu, '-')
  const short = Array.from(words).slice(0, MOST_CHARACTERS).join('')
  const cleaned = short.replace(/^[-_]+|[-_]+$/g, '')
  return /[\p{L}\p{N}]/u.test(cleaned) ? cleaned : undefined
}

/** The colon, slash or semicolon that other programs begin with is no part of the name. */
function withoutSigns(written: string): string {
  const bare = written.normalize('NFC').trim()
  const plain = bare.replace(/^[^\p{L}\p{N}_-]+|[^\p{L}\p{N}_-]+$/gu, '')
  return /[\p{L}\p{N}]/u.test(plain) || bare.replace(/^[:/]/, '') === plain ? plain : ''
}
