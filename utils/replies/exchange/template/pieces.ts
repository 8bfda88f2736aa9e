import type { HoleKind } from '@/utils/templates/hole'
import { literalArgument, literalText } from '@/utils/templates/escapes'
import { parseTemplate } from '@/utils/templates/parse'

/** What a template is put together from: text as it is meant, and placeholders as they are written. */
export type Piece = { text: string } | { raw: string }

/** A field to ask for. `label` and `options` are text as it is meant. */
export type Prompt = {
  kind: HoleKind
  label: string
  options?: readonly Piece[][]
  fallback?: readonly Piece[] | undefined
  /** Further settings such as `format`. */
  settings?: Readonly<Record<string, string | readonly Piece[]>>
}

export const CURSOR: Piece = { raw: '{{cursor}}' }

/**
 * @returns a template that gives the pieces: their text stays text, whatever it looks like. Braces that cannot be mistaken
 * stay as a person would write them.
 */
export function templateOf(pieces: readonly Piece[]): string {
  const joined = joinText(pieces)
  const safe = joined
    .map((piece, at) => ('raw' in piece ? piece.raw : literalText(piece.text, at < joined.length - 1)))
    .join('')
  const plain = joined.map((piece) => ('raw' in piece ? piece.raw : piece.text)).join('')
  return plain === safe || saysTheSame(plain, safe) ? plain : safe
}

/** @returns the pieces as they stand inside of a placeholder: a default, a choice. Blanks around them stay. */
export function argumentOf(pieces: readonly Piece[]): string {
  const joined = joinText(pieces)
  return joined
    .map((piece, at) => {
      if ('raw' in piece) return piece.raw
      const isFirst = at === 0
      const isLast = at === joined.length - 1
      return piece.text.replace(/[{}|;\\]|^ | $/g, (sign, place: number) => {
        const isInside = sign === ' ' && !(isFirst && place === 0) && !(isLast && place > 0)
        return isInside ? sign : `\\${sign}`
      })
    })
    .join('')
}

/** @returns `{{choice Label: a | b; default=a}}`, `{{text: Label}}`. */
export function promptPiece({ kind, label, options, fallback, settings = {} }: Prompt): Piece {
  const written = literalArgument(label.trim())
  const choices = options?.map(argumentOf).join(' | ')
  const subject = choices === undefined ? `${kind}: ${written}` : `${kind} ${written}: ${choices}`
  const all = { ...settings, ...(fallback !== undefined && { default: fallback }) }
  const after = Object.entries(all).map(([name, value]) => {
    const given = typeof value === 'string' ? [{ text: value }] : value
    return `; ${name}=${argumentOf(given)}`
  })
  return { raw: `{{${subject}${after.join('')}}}` }
}

/** @returns `{{name|fallback}}`. `name` is one of our own variables. */
export function variablePiece(name: string, fallback?: readonly Piece[]): Piece {
  return { raw: `{{${name}${fallback === undefined ? '' : `|${argumentOf(fallback)}`}}}` }
}

/** @returns `{{reply: shortcut}}`. */
export function replyPiece(shortcut: string): Piece {
  return { raw: `{{reply: ${literalArgument(shortcut)}}}` }
}

/** @returns the pieces as text only, or undefined when there is a placeholder among them. */
export function textOf(pieces: readonly Piece[]): string | undefined {
  const texts = pieces.flatMap((piece) => ('text' in piece ? [piece.text] : []))
  return texts.length === pieces.length ? texts.join('') : undefined
}

function saysTheSame(plain: string, safe: string): boolean {
  const [one, other] = [parseTemplate(plain), parseTemplate(safe)]
  if (one.problems.length !== other.problems.length || one.nodes.length !== other.nodes.length) return false
  return one.nodes.every((node, at) => {
    const twin = other.nodes[at]
    if (node.type === 'text') return twin?.type === 'text' && twin.text === node.text
    return twin?.type === node.type && twin.raw === node.raw
  })
}

/** One text after another is one text: whether a backslash counts depends on what follows. */
function joinText(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if ('text' in piece && last !== undefined && 'text' in last) {
      joined[joined.length - 1] = { text: last.text + piece.text }
    } else if ('raw' in piece || piece.text !== '') joined.push(piece)
  }
  return joined
}
