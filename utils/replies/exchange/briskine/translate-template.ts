import type { Noting } from '../notes'
import type { ShortcutLookup } from '../csv/read-table'
import { shortcutFrom } from '../shortcuts'
import { CURSOR, type Piece, replyPiece, templateOf } from '../template/pieces'
import { promptLabels } from '../template/prompt-labels'
import { asked, type Scope, translateExpression } from './translate-expression'
import { mustacheParts, type Part, readExpression } from './mustache'

/** @returns a template of Briskine (text, not HTML) in our language. What has no match in ours is asked for, or stays text. */
export function translateTemplate(template: string, shortcutOf: ShortcutLookup, note: Noting): string {
  const scope: Scope = { note, labels: promptLabels(), shortcutOf }
  return templateOf(translateParts(mustacheParts(template), scope))
}

function translateParts(parts: readonly Part[], scope: Scope): Piece[] {
  return parts.flatMap((part) => translatePart(part, scope))
}

function translatePart(part: Part, scope: Scope): Piece[] {
  switch (part.type) {
    case 'text':
      return [{ text: part.text }]
    case 'comment':
      scope.note('comment-left-out', part.raw)
      return []
    case 'block':
      return translateBlock(part, scope)
    default:
      return translateMustache(part.content, part.raw, scope)
  }
}

function translateMustache(content: string, raw: string, scope: Scope): Piece[] {
  const partial = /^>\s*['"]?([^\s'"]+)['"]?$/.exec(content)?.[1]
  if (partial !== undefined) return [translatePartial(partial, scope)]
  const expression = readExpression(content)
  return expression === undefined ? [asked(raw, scope)] : translateExpression(expression, raw, scope)
}

function translatePartial(name: string, { shortcutOf, note }: Scope): Piece {
  const shortcut = shortcutOf(name)
  if (shortcut === undefined) note('unknown-reply', name)
  return replyPiece(shortcut ?? shortcutFrom(name) ?? name)
}

/** "If there is a first name, the first name, else …" is a fallback; other conditions have no match. */
function translateBlock(block: Part & { type: 'block' }, scope: Scope): Piece[] {
  const { name, content, inner, otherwise, raw } = block
  if (name === 'cursor') {
    scope.note('setting-left-out', raw)
    return [CURSOR, ...translateParts(inner, scope)]
  }
  const [only] = inner
  const isFallback =
    name === 'if' && inner.length === 1 && only?.type === 'mustache' && only.content === content
  const texts = otherwise.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  if (isFallback && texts.length === otherwise.length) {
    const head = readExpression(content)?.head
    if (head !== undefined && 'path' in head) {
      const or = { head: { path: 'or' }, arguments: [head, { text: texts.join('') }], named: {} }
      return translateExpression(or, raw, scope)
    }
  }
  scope.note('kept-as-text', raw)
  return [{ text: raw }]
}
