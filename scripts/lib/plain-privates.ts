import ts from 'typescript'

/**
 * Writes `#name` as `name`: the sign alone costs a content script a hundred and more bytes, since it stands before each use.
 * To be done while private names are one letter and all others are still their longer selves, so that none meets another.
 */
export function plainPrivates(code: string): string {
  const source = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest, true)
  const places: number[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPrivateIdentifier(node)) places.push(node.getStart())
    ts.forEachChild(node, visit)
  }
  visit(source)
  let plain = ''
  let from = 0
  for (const at of places.toSorted((a, b) => a - b)) {
    // As in `async#name()`.
    plain += code.slice(from, at) + (/[\w$]/.test(code[at - 1] ?? '') ? ' ' : '')
    from = at + 1
  }
  return plain + code.slice(from)
}
