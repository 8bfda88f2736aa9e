import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { root } from './run'

const OURS = join(root, 'entrypoints/whatsapp.content')
const LIBRARIES = join(root, 'node_modules/typescript/lib')

/**
 * @returns the names of members that only the content script itself ever uses: declared in its folder, and known neither
 * to what it shares with other scripts, nor to the web, nor as the text of any string, so that nobody looks them up by name.
 */
export function ownNames(): string[] {
  const ours = filesIn(OURS).map(readSource)
  return ownNamesOf(ours, sharedWith(ours), webNames())
}

/** The same for given sources: our own, and those we share names with. */
export function ownNamesOf(
  ours: readonly ts.SourceFile[],
  shared: readonly ts.SourceFile[],
  web: ReadonlySet<string>,
): string[] {
  const declared = new Set<string>()
  const taken = new Set<string>()
  for (const source of shared) eachNode(source, (node) => ts.isIdentifier(node) && taken.add(node.text))
  for (const source of ours) {
    eachNode(source, (node) => {
      const name = memberOf(node)
      if (name !== undefined) declared.add(name)
      for (const word of foreignWords(node)) taken.add(word)
    })
  }
  return [...declared].filter((name) => !taken.has(name) && !web.has(name) && !web.has(name.toLowerCase()))
}

/** Only what is declared as a member of a class or a type counts: keys of other objects may be attributes or messages. */
function memberOf(node: ts.Node): string | undefined {
  const isMember =
    ts.isPropertyDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isPropertySignature(node) ||
    ts.isMethodSignature(node)
  return isMember && ts.isIdentifier(node.name) ? node.name.text : undefined
}

/** Texts, what is claimed of somebody else's object, and the extension API, whose names no minifier knows. */
function foreignWords(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isAsExpression(node) && ts.isTypeLiteralNode(node.type))
    return node.type.members.flatMap((member) => memberOf(member) ?? [])
  if (!ts.isPropertyAccessExpression(node) || !/^browser\b/.test(node.getText())) return []
  return [node.name.text]
}

/** @returns every file of ours outside the folder that it imports from, be it only a type, and what those import. */
function sharedWith(ours: readonly ts.SourceFile[]): ts.SourceFile[] {
  const found = new Map<string, ts.SourceFile>()
  const visit = (source: ts.SourceFile): void => {
    for (const file of importsOf(source)) {
      if (file.startsWith(OURS) || found.has(file)) continue
      found.set(file, readSource(file))
      visit(readSource(file))
    }
  }
  for (const source of ours) visit(source)
  return [...found.values()]
}

function importsOf(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return []
    const { text } = statement.moduleSpecifier
    const path = text.startsWith('@/') ? join(root, text.slice(2)) : join(dirname(source.fileName), text)
    return existsSync(`${path}.ts`) ? [`${path}.ts`] : []
  })
}

/** Everything that a browser's own objects may be asked for, also in lower case as attributes are written. */
function webNames(): Set<string> {
  const names = new Set<string>()
  const libraries = readdirSync(LIBRARIES).filter((file) => /^lib\.(?:dom|es)[\w.]*\.d\.ts$/.test(file))
  for (const file of libraries) {
    const text = readFileSync(join(LIBRARIES, file), 'utf8')
    for (const [, name = ''] of text.matchAll(/^\s+(?:readonly |get |set )?"?([\w-]+)"?[?<(:]/gm)) {
      names.add(name)
      names.add(name.toLowerCase())
    }
  }
  return names
}

function filesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file))
}

function readSource(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
}

function eachNode(node: ts.Node, run: (node: ts.Node) => unknown): void {
  run(node)
  ts.forEachChild(node, (child) => eachNode(child, run))
}
