import type { ExchangeNote, NoteCode } from '@/utils/replies/exchange/notes'

const ABOUT_THE_FILE = new Set<NoteCode>([
  'unreadable',
  'unknown-format',
  'newer-version',
  'no-header',
  'no-replies',
  'too-large',
  'too-many',
])
const REFUSED = new Set<NoteCode>([
  'bad-quotes',
  'too-many-cells',
  'bad-value',
  'no-body',
  'too-long',
  'command-refused',
  'regex-refused',
  'picture-refused',
])

/** A note with the file it is about, where there are several. */
export type FileNote = ExchangeNote & { file: string }

export type NoteGroup = 'file' | 'refused' | 'changed'

/** @returns the notes by what they are about. */
export function groupNotes(notes: readonly FileNote[]): Record<NoteGroup, FileNote[]> {
  const of = (group: NoteGroup): FileNote[] => notes.filter((note) => groupOf(note) === group)
  return { file: of('file'), refused: of('refused'), changed: of('changed') }
}

/** @returns whether a note is about the whole file, a reply that stays out, or one that comes in with changes. */
function groupOf({ code }: ExchangeNote): NoteGroup {
  if (ABOUT_THE_FILE.has(code)) return 'file'
  return REFUSED.has(code) ? 'refused' : 'changed'
}
