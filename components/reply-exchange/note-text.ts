import { t } from '@/locales/t'
import type { FileNote } from './note-groups'
import { saveText } from './save-text'

/** @returns where a note belongs, as one finds it: "replies.csv, line 12". */
export function placeText({ file, place }: Pick<FileNote, 'file' | 'place'>): string {
  const spot = /^\d+$/.test(place) ? t('exchange.line', { line: Number(place) }) : place
  return [file, spot].filter((part) => part !== '' && !(part === file && spot.startsWith(file))).join(', ')
}

/** @returns what a note says, with what was written there. */
export function noteText({ code, detail }: Pick<FileNote, 'code' | 'detail'>): string {
  const sentence = t(`exchange.note-${code}`)
  return detail === undefined || detail === '' ? sentence : `${sentence} ${t('exchange.detail', { detail })}`
}

/** Saves notes as a text, one a line. */
export function saveNotes(name: string, notes: readonly FileNote[]): void {
  const lines = notes.map((note) =>
    [placeText(note), noteText(note)].filter((part) => part !== '').join('\t'),
  )
  saveText(name, `${lines.join('\r\n')}\r\n`, 'text/plain')
}
