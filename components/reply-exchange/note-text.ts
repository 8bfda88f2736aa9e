import { t } from '@/locales/t'
import type { FileNote } from './note-groups'
import { saveText } from '../app/save-text'

/** A note as it is read: where, and what. */
export type NoteLine = { place: string; text: string }

/** @returns a note in the language of the interface. */
export function lineOf({ code, detail, ...where }: FileNote): NoteLine {
  return { place: placeText(where), text: withDetail(t(`exchange.note-${code}`), detail) }
}

/** @returns where a note belongs, as one finds it: "replies.csv, line 12". */
export function placeText({ file, place }: { file: string; place: string }): string {
  const spot = /^\d+$/.test(place) ? t('exchange.line', { line: Number(place) }) : place
  return [file, spot].filter((part) => part !== '' && !(part === file && spot.startsWith(file))).join(', ')
}

/** @returns a sentence with what was written there. */
export function withDetail(sentence: string, detail: string | undefined): string {
  return detail === undefined || detail === '' ? sentence : `${sentence} ${t('exchange.detail', { detail })}`
}

/** Saves notes as a text, one a line. */
export function saveNotes(name: string, notes: readonly NoteLine[]): void {
  const lines = notes.map(({ place, text }) => [place, text].filter((part) => part !== '').join('\t'))
  saveText(name, `${lines.join('\r\n')}\r\n`, 'text/plain')
}
