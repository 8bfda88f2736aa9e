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

function escapesIn(body: string, kinds: readonly TokenKind[]): Span[] {
  return [...body.matchAll(/\\[{}|;:\\ ]/g)]
    .filter(({ index }) => kinds[index] !== 'text' || isBeforeBrace(body, index))
    .map(({ index }) => ({ start: index, end: index + 2 }))
}

/** Backslashes in text are only special in a row that ends at a brace. */
function isBeforeBrace(body: string, at: number): boolean {
  let end = at
  while (body[end] === '\\') end += 1
  return body[end] === '{' || body[end] === '}'
}
