import type { WhenVocabulary } from './words/vocabulary'

/** A part of a text. */
export type TextSpan = { from: number; to: number }

const MARKS = String.raw`[\s,;:.!?、。，；：・|/–—-]`

/** @returns the text of the spans, and the rest of it without the words and marks that joined the two. */
export function splitBy(
  text: string,
  spans: readonly TextSpan[],
  words: WhenVocabulary | undefined,
): { words: string; rest: string } {
  const ordered = spans.toSorted((a, b) => a.from - b.from)
  const starts = [0, ...ordered.map(({ to }) => to)]
  const ends = [...ordered.map(({ from }) => from), text.length]
  const pieces = starts.map((start, index) => {
    const piece = text.slice(start, Math.max(start, ends[index] ?? start))
    const withoutEnd = index < ordered.length ? piece.replace(joinAt('end', words), '') : piece
    return index > 0 ? withoutEnd.replace(joinAt('start', words), '') : withoutEnd
  })
  return {
    words: tidy(ordered.map(({ from, to }) => text.slice(from, to))),
    rest: tidy(pieces),
  }
}

function joinAt(edge: 'start' | 'end', words: WhenVocabulary | undefined): RegExp {
  const joins = words?.joins ?? String.raw`(?!)`
  const apart = words?.isSpaced === false ? '' : String.raw`(?![\p{L}\p{N}])`
  const before = words?.isSpaced === false ? '' : String.raw`(?<![\p{L}\p{N}])`
  const item = `(?:${MARKS}|${before}(?:${joins})${apart})`
  return new RegExp(edge === 'start' ? `^${item}+` : `${item}+$`, 'iu')
}

function tidy(pieces: readonly string[]): string {
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}
