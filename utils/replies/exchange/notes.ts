import type { ExchangedReply } from './exchanged-reply'

/** What could not be taken over, or only otherwise. Each has a sentence in the catalogue. */
export const NOTE_CODES = [
  // The file as a whole. `detail` is what the parser says, or a number.
  'unreadable',
  'unknown-format',
  'newer-version',
  'no-header',
  'no-replies',
  'too-large',
  'too-many',
  // A reply that is not taken. `detail` is a name or a number.
  'bad-quotes',
  'too-many-cells',
  'bad-value',
  'no-body',
  'too-long',
  'command-refused',
  'regex-refused',
  'picture-refused',
  // A part of a reply that is left out or changed.
  'column-left-out',
  'key-left-out',
  'option-ignored',
  'title-cut',
  'shortcut-changed',
  'shortcut-made',
  'shortcut-taken',
  'trigger-left-out',
  'language-left-out',
  'variants-left-out',
  'label-left-out',
  'folder-left-out',
  'archived-left-out',
  'media-left-out',
  'media-without-bytes',
  'import-missing',
  'formatting-changed',
  'picture-left-out',
  'comment-left-out',
  // Inside of its text. `detail` is what was written.
  'command-asked',
  'command-left-out',
  'clipboard-asked',
  'random-asked',
  'variable-asked',
  'variable-changed',
  'unknown-variable',
  'unknown-reply',
  'date-asked',
  'date-changed',
  'locale-left-out',
  'time-zone-left-out',
  'option-label-left-out',
  'default-left-out',
  'fallback-left-out',
  'prompt-simplified',
  'setting-left-out',
  'cursor-left-out',
  'kept-as-text',
  'text-changed',
] as const

export type NoteCode = (typeof NOTE_CODES)[number]

/** `place` is a line of a CSV file, `file:line` of match files, a path into JSON, or a shortcut. */
export type ExchangeNote = { place: string; code: NoteCode; detail?: string }

export type ImportOutcome = { replies: ExchangedReply[]; notes: ExchangeNote[] }

/** Takes notes about one place. */
export type Noting = (code: NoteCode, detail?: string) => void

const MOST_DETAIL = 200

/** @returns what takes notes about `place` into `notes`. */
export function noting(notes: ExchangeNote[], place: string): Noting {
  return (code, detail) => {
    notes.push({ place, code, ...(detail !== undefined && { detail: shortened(detail) }) })
  }
}

/** The same, without saying anything twice. */
export function notingOnce(notes: ExchangeNote[], place: string): Noting {
  const note = noting(notes, place)
  const said = new Set<string>()
  return (code, detail) => {
    const words = `${code} ${detail ?? ''}`
    if (!said.has(words)) note(code, detail)
    said.add(words)
  }
}

/** @returns an outcome without replies, for a file that cannot be read. */
export function nothingFrom(place: string, code: NoteCode, detail?: string): ImportOutcome {
  const notes: ExchangeNote[] = []
  noting(notes, place)(code, detail)
  return { replies: [], notes }
}

function shortened(detail: string): string {
  return detail.length <= MOST_DETAIL ? detail : `${detail.slice(0, MOST_DETAIL - 1)}…`
}
