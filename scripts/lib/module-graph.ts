import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { root } from './run'

/** What a module takes from another one: names, or all of it. Types are not counted. */
type Taken = { specifier: string; file: string | undefined; names: string[] | 'all' }
export type ModuleImports = { now: Taken[]; later: Taken[] }

const known = new Map<string, ModuleImports>()

/** @returns every file of ours that is loaded with the given ones, themselves included; what `isOutside` is not entered. */
export function loadedWith(
  files: Iterable<string>,
  isOutside: (file: string) => boolean = () => false,
): Set<string> {
  const seen = new Set<string>()
  const open = [...files]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file) || isOutside(file)) continue
    seen.add(file)
    for (const taken of importsOf(file).now) if (taken.file !== undefined) open.push(taken.file)
  }
  return seen
}

/** @returns what a file imports at once, and what with `import()`. */
export function importsOf(file: string): ModuleImports {
  const read = known.get(file) ?? readImports(file)
  known.set(file, read)
  return read
}

/** @returns the file of ours an import means, also once its alias was put in; undefined for a package. */
export function resolveOwn(specifier: string, importer: string): string | undefined {
  const path = pathOf(specifier, importer)
  if (path === undefined) return undefined
  const file = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find(
    (one) => existsSync(one) && statSync(one).isFile(),
  )
  if (file === undefined) throw new Error(`${importer} imports ${specifier}, which is not there`)
  return file
}

function pathOf(specifier: string, importer: string): string | undefined {
  if (specifier.startsWith('@/')) return join(root, specifier.slice(2))
  if (specifier.startsWith('.')) return resolve(dirname(importer), specifier)
  const isOwn = specifier.startsWith(`${root}/`) && !specifier.includes('/node_modules/')
  return isOwn ? specifier : undefined
}

/** @returns each `import()` in a source, and what it names. */
export function laterImportsIn(source: ts.SourceFile): { node: ts.CallExpression; specifier: string }[] {
  const found: { node: ts.CallExpression; specifier: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments
      if (specifier === undefined || !ts.isStringLiteral(specifier)) {
        throw new Error(`${source.fileName} imports what only its run will tell`)
      }
      found.push({ node, specifier: specifier.text })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** @returns which members of what is imported as a whole a file has a value of. */
export function membersOf(file: string, whole: string): string[] {
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      if (node.expression.text === whole) found.add(node.name.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(parseSource(file, readFileSync(file, 'utf8')))
  return [...found]
}

export function parseSource(file: string, code: string): ts.SourceFile {
  return ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true)
}

function readImports(file: string): ModuleImports {
  const source = parseSource(file, readFileSync(file, 'utf8'))
  const taken = (specifier: string, names: Taken['names']): Taken => ({
    specifier,
    file: resolveOwn(specifier, file),
    names,
  })
  const now = source.statements.flatMap((statement) => {
    const from = statement as ts.ImportDeclaration | ts.ExportDeclaration
    if (from.moduleSpecifier === undefined || !ts.isStringLiteral(from.moduleSpecifier)) return []
    const names = namesOf(statement)
    return names === undefined ? [] : [taken(from.moduleSpecifier.text, names)]
  })
  return { now, later: laterImportsIn(source).map(({ specifier }) => taken(specifier, 'all')) }
}

/** Undefined where only types are taken. */
function namesOf(statement: ts.Statement): Taken['names'] | undefined {
  if (ts.isExportDeclaration(statement)) {
    if (statement.isTypeOnly) return undefined
    const { exportClause } = statement
    return exportClause && ts.isNamedExports(exportClause) ? valuesOf(exportClause.elements) : 'all'
  }
  if (!ts.isImportDeclaration(statement)) return undefined
  const clause = statement.importClause
  if (clause === undefined) return []
  if (clause.isTypeOnly) return undefined
  const { namedBindings } = clause
  if (namedBindings !== undefined && ts.isNamespaceImport(namedBindings)) return 'all'
  const named = namedBindings === undefined ? [] : valuesOf(namedBindings.elements)
  const names = [...(clause.name === undefined ? [] : ['default']), ...(named ?? [])]
  return names.length === 0 ? undefined : names
}

function valuesOf(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): string[] | undefined {
  const values = elements.filter(({ isTypeOnly }) => !isTypeOnly)
  return values.length === 0 ? undefined : values.map(({ propertyName, name }) => (propertyName ?? name).text)
}
