import ts from 'typescript'
import type { Plugin } from 'vite'

const CONTRACTS = /\/storage\/(?:(?:schema|protocol)\/[\w-]+|rows)\.ts$/
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
  transform: (code, id) => (CONTRACTS.test(id) ? withLazySchemas(code) : undefined),
}

/** @returns the source of a contract in which every schema that stands at the top, or is a command's, is made on demand. */
export function withLazySchemas(code: string): string {
  const source = ts.createSourceFile('contract.ts', code, ts.ScriptTarget.Latest, true)
  const places = source.statements.flatMap((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap(({ initializer }) => schemasIn(initializer))
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

/** A schema itself, or those of the commands in a list of them. */
function schemasIn(value: ts.Expression | undefined): ts.Expression[] {
  if (value === undefined) return []
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) return schemasIn(value.expression)
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? inputOf(one.initializer) : []))
  }
  return isOfZod(value) ? [value] : []
}

/** `command<Answer>()(schema)`. */
function inputOf(value: ts.Expression): ts.Expression[] {
  if (!ts.isCallExpression(value) || !ts.isCallExpression(value.expression)) return []
  const [input] = value.arguments
  return input !== undefined && isOfZod(input) ? [input] : []
}

/** A call of the library, or of a method of what it returned. */
function isOfZod(value: ts.Expression): boolean {
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return false
  const { expression } = value.expression
  return ts.isIdentifier(expression) ? expression.text === 'z' : isOfZod(expression)
}
