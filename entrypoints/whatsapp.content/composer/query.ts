import { selectionIn, type Span } from './caret'
import { EditorText } from './editor-text'

/** What was typed after the trigger, and the span that an insertion replaces (trigger included). */
export type Query = { words: string; span: Span; text: string }

const PATTERNS: Readonly<Record<string, RegExp>> = {
  '/': patternOf('/'),
  '//': patternOf('//'),
  ';': patternOf(';'),
}

/** @returns the query that ends at the caret, or undefined when what stands there is none. */
export function queryAt(editor: EditorText, trigger: string): Query | undefined {
  const caret = selectionIn(editor)
  if (!caret || caret.start !== caret.end) return undefined
  const match = matchQuery(editor.text.slice(0, caret.end), trigger)
  if (match === undefined) return undefined
  const start = caret.end - trigger.length - match.length
  return { words: match, span: { start, end: caret.end }, text: editor.text }
}

/** @returns what follows the trigger at the end of `text`, when the trigger starts a word there. */
export function matchQuery(text: string, trigger: string): string | undefined {
  return PATTERNS[trigger]?.exec(text)?.[1]
}

function patternOf(trigger: string): RegExp {
  return new RegExp(`(?:^|\\s)${trigger}([\\p{L}\\p{N}_-]{0,25})$`, 'u')
}
