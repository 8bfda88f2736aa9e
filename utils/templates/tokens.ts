import type { MarkKind, Span } from './ast'
import { parseTemplate } from './parse'

export type TokenKind = MarkKind | 'text' | 'escape'
export type Token = Span & { kind: TokenKind }

/** @returns what each part of a template is, for highlighting: without gaps, from its start to its end. */
export function templateTokens(body: string): Token[] {
  const kinds: TokenKind[] = Array.from({ length: body.length }, () => 'text')
  // A mark comes after those it is in, and is painted over them.
  for (const { start, end, kind } of parseTemplate(body).marks) kinds.fill(kind, start, end)
  for (const { start, end } of escapesIn(body, kinds)) kinds.fill('escape', start, end)
  const tokens: Token[] = []
  for (let at = 0; at < body.length; at += 1) {
    const kind = kinds[at] ?? 'text'
    const last = tokens.at(-1)
    if (last?.kind === kind) last.end = at + 1
    else tokens.push({ start: at, end: at + 1, kind })
  }
  return tokens
}

/** In text only what goes on to a brace is special; inside of a placeholder each pair is. */
function escapesIn(body: string, kinds: readonly TokenKind[]): Span[] {
  return [...body.matchAll(/(\\+)([{}|;: ]?)/g)].flatMap(({ index, 1: run = '', 2: next = '' }) => {
    if (kinds[index] === 'text' && next !== '{' && next !== '}') return []
    const isOdd = run.length % 2 === 1
    const length = run.length + (isOdd ? (next === '' ? -1 : 1) : 0)
    return length === 0 ? [] : [{ start: index, end: index + length }]
  })
}
