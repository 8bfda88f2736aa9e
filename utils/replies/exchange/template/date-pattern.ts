import { isDateFormat } from '@/utils/templates/date-format'

/** A part of another program's date format: one of our letters, text, or what ours cannot write. */
export type PatternPart = { token: string } | { text: string } | { lost: string } | { unknown: string }

/**
 * `pattern` is in our letters, with what had to be `lost` (seconds). A format without letters is `text`. `unknown` is
 * what cannot be left out without saying something else (a week's number).
 */
export type FoundPattern = { pattern: string; lost: string[] } | { text: string } | { unknown: string }

/** @returns our pattern for the parts of a date format. */
export function patternOf(parts: readonly PatternPart[]): FoundPattern {
  for (const part of parts) if ('unknown' in part) return part
  const lost = parts.flatMap((part) => ('lost' in part ? [part.lost] : []))
  if (!parts.some((part) => 'token' in part)) {
    const [first] = lost
    return first === undefined
      ? { text: parts.map((part) => ('text' in part ? part.text : '')).join('') }
      : { unknown: first }
  }
  const pieces: ({ token: string } | { text: string })[] = []
  for (const part of parts) {
    const last = pieces.at(-1)
    if ('lost' in part && last !== undefined && 'text' in last) last.text = last.text.replace(/[\s:.,]+$/, '')
    else if ('text' in part && last !== undefined && 'text' in last) last.text += part.text
    else if ('token' in part || 'text' in part) pieces.push({ ...part })
  }
  const last = pieces.length - 1
  const pattern = pieces
    .map((piece, at) => ('token' in piece ? piece.token : quoted(piece.text, at === 0 || at === last)))
    .join('')
  return isDateFormat(pattern) ? { pattern, lost } : { unknown: pattern }
}

/** Letters would be tokens, and blanks at the ends would go. */
function quoted(text: string, isEdge: boolean): string {
  const isPlain = !/[A-Za-z']/.test(text) && !(isEdge && text.trim() !== text)
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`
}
