import type { Noting } from '../notes'

/** What a match inserts: text as it is meant, references as they are written, and where the caret goes. */
export type Inserted = { text: string } | { reference: string } | { cursor: true }

const CURSOR = '$|$'

/** @returns the pieces as espanso reads them. It knows one cursor; some texts it cannot hold, which `note` tells. */
export function espansoText(pieces: readonly Inserted[], note: Noting): string {
  let hasCursor = false
  let text = ''
  let written = ''
  for (const piece of pieces) {
    if ('text' in piece) {
      text += piece.text
      continue
    }
    if ('cursor' in piece && hasCursor) {
      note('cursor-left-out')
      continue
    }
    written += literal(text, note)
    text = ''
    if ('cursor' in piece) hasCursor = true
    written += 'cursor' in piece ? CURSOR : piece.reference
  }
  written += literal(text, note)
  if (written.split(CURSOR).length - 1 !== (hasCursor ? 1 : 0)) note('text-changed', CURSOR)
  return written
}

/** @returns text that espanso takes for text, as in a default or a choice. */
export function literal(text: string, note: Noting): string {
  const unwritable = /\\\{\\\{|\\\}\\\}/.exec(text)?.[0]
  if (unwritable !== undefined) note('text-changed', unwritable)
  if (text.includes(CURSOR)) note('text-changed', CURSOR)
  const withoutCursor = text.replaceAll(CURSOR, '$ | $')
  return withoutCursor.replace(/\{\{([^{}]+)\}\}/g, '\\{\\{$1\\}\\}')
}
