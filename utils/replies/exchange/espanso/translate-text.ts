import { CURSOR, type Piece } from '../template/pieces'
import { type Scope, spend } from './scope'
import { translateVariable } from './translate-variable'

const TOKEN = /\{\{\s*([\p{L}\p{N}\p{M}_]+)(?:\.([\p{L}\p{N}\p{M}_]+))?\s*\}\}|(\$\|\$)/gu

/** @returns what espanso would insert for `text`, as pieces of our template. */
export function translateText(text: string, scope: Scope): Piece[] {
  spend(scope, text)
  const pieces: Piece[] = []
  let end = 0
  for (const found of text.matchAll(TOKEN)) {
    const [all, name, part, cursor] = found
    pieces.push(literal(text.slice(end, found.index)))
    if (cursor !== undefined) pieces.push(CURSOR)
    else pieces.push(...translateReference(all, name ?? '', part, scope))
    end = found.index + all.length
  }
  return [...pieces, literal(text.slice(end))]
}

function translateReference(all: string, name: string, part: string | undefined, scope: Scope): Piece[] {
  const variable = scope.variables.get(name)
  if (variable !== undefined && !scope.path.includes(name) && scope.budget.left > 0) {
    const inner = { ...scope, path: [...scope.path, name] }
    const pieces = translateVariable(variable, part, inner, translateText)
    if (pieces !== undefined) return pieces
  }
  scope.note('unknown-variable', all)
  return [{ text: all }]
}

/** Espanso escapes braces so. */
function literal(text: string): Piece {
  return { text: text.replaceAll('\\{\\{', '{{').replaceAll('\\}\\}', '}}') }
}
