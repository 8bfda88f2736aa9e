import ts from 'typescript'
import type { Plugin } from 'vite'

const OWN = /\/(?:storage|utils|entrypoints\/background)\/(?!.*node_modules).*\.ts$/
const LIBRARY = "import * as z from 'zod/mini'"
const HELPER = 'virtual:lazily'

/**
 * Stands for what `make` returns and makes it when something is first asked of it. Schemas keep one another as they are
 * and look into them only to check a value, so that each stands for itself until then.
 */
export const HELPER_CODE = `
export function lazily(make) {
  let made
  const real = () => (made ??= make())
  return new Proxy({}, {
    get: (_, key) => Reflect.get(real(), key),
    has: (_, key) => Reflect.has(real(), key),
    getPrototypeOf: () => Reflect.getPrototypeOf(real()),
  })
}`

/**
 * Has a script make each schema when a value is first checked with it. Making all of them takes longer than all else a
 * worker does to start, and a message needs one or two.
 */
export const lazySchemas: Plugin = {
  name: 'lazy-schemas',
  enforce: 'pre',
  resolveId: (id) => (id === HELPER ? id : undefined),
  load: (id) => (id === HELPER ? HELPER_CODE : undefined),
  transform: (code, id) => (OWN.test(id) && code.includes(LIBRARY) ? withLazySchemas(code) : undefined),
}

/** @returns the source in which every schema that would be made as the file is loaded is made on demand. */
export function withLazySchemas(code: string): string {
  const source = ts.createSourceFile('contract.ts', code, ts.ScriptTarget.Latest, true)
  const places = source.statements.flatMap((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap(({ initializer }) =>
          initializer === undefined ? [] : schemasIn(initializer),
        )
      : [],
  )
  if (places.length === 0) return code
  let lazy = code
  for (const place of places.toReversed()) {
    const text = code.slice(place.getStart(source), place.end)
    lazy = `${lazy.slice(0, place.getStart(source))}lazily(() => ${text})${lazy.slice(place.end)}`
  }
  return `import { lazily } from '${HELPER}'\n${lazy}`
}

/** A schema itself, or those within a list, a command, or whatever else is made of them; not what a function makes later. */
function schemasIn(value: ts.Node): ts.Node[] {
  if (ts.isFunctionLike(value) || ts.isTypeNode(value)) return []
  if (isSchema(value)) return [value]
  const found: ts.Node[] = []
  ts.forEachChild(value, (child) => void found.push(...schemasIn(child)))
  return found
}

/** A call of the library, of a method of what it returned, or of a named schema's `check`. */
function isSchema(value: ts.Node): boolean {
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return false
  const { expression, name } = value.expression
  if (ts.isIdentifier(expression)) return expression.text === 'z' || name.text === 'check'
  return isSchema(expression)
}
