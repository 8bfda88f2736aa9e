import fc from 'fast-check'
import type * as z from 'zod/mini'

type Def = {
  type: string
  shape?: Record<string, z.core.$ZodType>
  innerType?: z.core.$ZodType
  element?: z.core.$ZodType
  keyType?: z.core.$ZodType
  valueType?: z.core.$ZodType
  options?: z.core.$ZodType[]
  values?: unknown[]
  entries?: Record<string, unknown>
  checks?: { _zod: { def: Check } }[]
} & Check
type Check = {
  check?: string
  format?: string
  pattern?: RegExp
  minimum?: number
  maximum?: number
  value?: number
}

/** @returns any value that a schema takes, made by walking the schema, so that a field added later is tested too. */
export function anyOf<Schema extends z.core.$ZodType>(schema: Schema): fc.Arbitrary<z.output<Schema>> {
  return walk(schema) as fc.Arbitrary<z.output<Schema>>
}

function walk(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Def
  const checks = [def, ...(def.checks ?? []).map((one) => one._zod.def)]
  switch (def.type) {
    case 'object':
      return anyObject(def.shape ?? {})
    case 'optional':
      return walk(def.innerType!)
    case 'array':
      return fc.array(walk(def.element!), { minLength: sizeOf(checks, 'min_length') ?? 0, maxLength: 3 })
    case 'record':
      // What no record may hold.
      return fc.dictionary(
        (walk(def.keyType!) as fc.Arbitrary<string>).filter((key) => key !== '__proto__'),
        walk(def.valueType!),
        {
          minKeys: 1,
          maxKeys: 3,
          noNullPrototype: true,
        },
      )
    case 'union':
      return fc.oneof(...def.options!.map(walk))
    case 'literal':
      return fc.constantFrom(...def.values!)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries!))
    case 'boolean':
      return fc.boolean()
    case 'number':
      return anyNumber(checks)
    case 'string':
      return anyString(checks)
    case 'unknown':
      return fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean())
    default:
      throw new Error(`no value for ${def.type}`)
  }
}

function anyObject(shape: Record<string, z.core.$ZodType>): fc.Arbitrary<unknown> {
  const isOptional = (name: string): boolean => shape[name]!._zod.def.type === 'optional'
  const values = Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, walk(schema)]))
  const requiredKeys = Object.keys(shape).filter((name) => !isOptional(name))
  return fc.record(values, { requiredKeys, noNullPrototype: true })
}

function anyNumber(checks: readonly Check[]): fc.Arbitrary<number> {
  const min = checks.find(({ check }) => check === 'greater_than')?.value
  const max = checks.find(({ check }) => check === 'less_than')?.value
  const isInt = checks.some(({ format }) => format === 'safeint')
  if (isInt) return fc.integer({ min: min ?? -1_000, max: max ?? 1_000_000 })
  return fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => (Object.is(value, -0) ? 0 : value))
}

function anyString(checks: readonly Check[]): fc.Arbitrary<string> {
  const pattern = checks.find((one) => one.pattern !== undefined)?.pattern
  const maxLength = Math.min(sizeOf(checks, 'max_length') ?? 40, 40)
  // Flags but for `u` are more than it understands; what one of them would allow besides is not tried.
  const plain = pattern && new RegExp(pattern.source, pattern.unicode ? 'u' : '')
  if (plain !== undefined) return fc.stringMatching(plain, { maxLength })
  return fc.string({ minLength: sizeOf(checks, 'min_length') ?? 0, maxLength, unit: 'grapheme' })
}

function sizeOf(checks: readonly Check[], name: string): number | undefined {
  const found = checks.find(({ check }) => check === name)
  return name === 'min_length' ? found?.minimum : found?.maximum
}
