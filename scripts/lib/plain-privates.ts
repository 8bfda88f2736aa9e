import ts from 'typescript'

/**
 * Writes `#name` as `name`: the sign alone costs a content script a hundred and more bytes, since it stands before each use.
 * To be done while private names are one letter and all others are still their longer selves.
 * @throws when two names of a class would meet.
 */
export function plainPrivates(code: string): string {
  const source = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest, true)
  const places: number[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPrivateIdentifier(node)) places.push(node.getStart())
    if (ts.isClassLike(node)) refuseMeetings(node)
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

function refuseMeetings({ members, heritageClauses }: ts.ClassLikeDeclaration): void {
  const names = members.flatMap(({ name }) => name ?? [])
  const privates = new Set(names.filter(ts.isPrivateIdentifier).map(({ text }) => text.slice(1)))
  if (privates.size === 0) return
  // What it inherits is not seen from here.
  if (heritageClauses !== undefined)
    throw new Error('A class of the content script has private names and a base')
  const meeting = names.find((name) => !ts.isPrivateIdentifier(name) && privates.has(name.getText()))
  if (meeting !== undefined)
    throw new Error(`A class has both #${meeting.getText()} and ${meeting.getText()}`)
}
