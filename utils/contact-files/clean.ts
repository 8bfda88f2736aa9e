import { MOST } from './imported'

/** @returns a text on one line: without control characters, halves of characters, and blanks around or in rows. */
export function oneLine(text: string): string {
  return plain(text).replace(/\s+/gu, ' ').trim()
}

/** @returns a text of any number of lines, ended by line feeds, without control characters and blanks around it. */
export function manyLines(text: string): string {
  return plain(text.replace(/\r\n?/g, '\n')).trim()
}

/** @returns a long text in pieces that each fit into a note, cut after a line or a word where there is one. */
export function notePieces(text: string): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > MOST.text) {
    const at = cutAt(rest)
    pieces.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}

function plain(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, ' ').replace(/\p{Surrogate}/gu, '\u{fffd}')
}

function cutAt(text: string): number {
  const head = text.slice(0, MOST.text)
  const best = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '))
  if (best > MOST.text / 2) return best
  // Between the halves of one character.
  return /[\ud800-\udbff]$/.test(head) ? MOST.text - 1 : MOST.text
}
