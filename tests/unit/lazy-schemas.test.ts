import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import ts from 'typescript'
import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import { HELPER_CODE, withLazySchemas } from '../../scripts/lib/lazy-schemas'
import { root } from '../../scripts/lib/run'

const CONTRACT = `
import * as z from 'zod/mini'
const id = z.string().check(z.minLength(2))
export const note = z.object({ id, at: z.optional(z.int()) })
export const larger = z.extend(note, { text: z.string() })
const fields = { name: id.check(z.maxLength(5)), size: z.optional(z.int()) }
export const product = z.object({ ...fields, id })
export const kept = keep('kept', z.record(z.string(), z.int()), {})
export const TABLES = ['notes'] as const
export const commands = {
  'notes.add': command<void>()(z.object({ note, tags: z.array(id) })),
  'notes.edit': command<void>()(larger),
}
`

describe('schemas that are made on demand', () => {
  test('check values as those that are made at once do', () => {
    const made: string[] = []
    const [lazy, eager] = [exportsOf(withLazySchemas(CONTRACT), made), exportsOf(CONTRACT, [])]
    expect(made).toEqual([])
    const values = [
      {},
      { id: 'x' },
      { id: 'xy', at: 1.5 },
      { id: 'xy', at: 3, text: 'a' },
      { note: { id: 'ab' }, tags: ['ab', 'c'] },
      { note: { id: 'ab', at: 1 }, tags: [] },
      { id: 'ab', name: 'abcdef' },
      { id: 'ab', name: 'abcde', size: 2 },
      { size: 2 },
      null,
    ]
    for (const pick of [
      ({ note }: Contract) => note,
      ({ larger }: Contract) => larger,
      ({ product }: Contract) => product,
      ({ kept }: Contract) => kept,
      ({ commands }: Contract) => commands['notes.add'],
      ({ commands }: Contract) => commands['notes.edit'],
    ]) {
      for (const value of values) {
        expect(z.safeParse(pick(lazy), value)).toEqual(z.safeParse(pick(eager), value))
      }
    }
    expect(made.length).toBeGreaterThan(0)
  })

  test('leave nothing but them to be made when a contract is loaded', () => {
    for (const folder of ['storage/schema', 'storage/protocol']) {
      for (const name of readdirSync(join(root, folder))) {
        const lazy = withLazySchemas(readFileSync(join(root, folder, name), 'utf8'))
        expect(lazy, name).not.toMatch(/^(?:export )?const \w+ = z\.|command<[^]*?>\(\)\(\s*z\./m)
      }
    }
  })
})

type Contract = {
  note: z.ZodMiniType
  larger: z.ZodMiniType
  product: z.ZodMiniType
  kept: z.ZodMiniType
  commands: Record<'notes.add' | 'notes.edit', z.ZodMiniType>
}

/** Loads a contract's source; `made` hears of each schema that is made. */
function exportsOf(code: string, made: string[]): Contract {
  const told = new Proxy(z, {
    get: (library, name, receiver) => {
      made.push(String(name))
      return Reflect.get(library, name, receiver) as unknown
    },
  })
  const modules: Record<string, unknown> = { 'zod/mini': told, 'virtual:lazily': helper() }
  return load(code, modules, {
    command: () => (schema: unknown) => schema,
    keep: (_key: string, schema: unknown) => schema,
  }) as Contract
}

function helper(): unknown {
  return load(HELPER_CODE, {}, {})
}

function load(code: string, modules: Record<string, unknown>, globals: object): unknown {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  })
  const exports = {}
  runInNewContext(outputText, { ...globals, exports, require: (name: string) => modules[name] })
  return exports
}
