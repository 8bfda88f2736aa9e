import { fromBase64, toBase64 } from '@/utils/base64'

/**
 * @returns a value as JSON can carry it: what JSON has no form for is put as `{ $: [kind, value] }`, and so is an object
 * that has a `$` of its own.
 */
export function toTagged(value: unknown): unknown {
  if (value === undefined) return { $: ['u'] }
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $: ['n', Object.is(value, -0) ? '-0' : String(value)] }
  }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return { $: ['b', toBase64(value)] }
  if (Array.isArray(value)) return value.map(toTagged)
  const fields = mapped(value, toTagged)
  return '$' in fields ? { $: ['o', fields] } : fields
}

/** @returns what `toTagged` was given. What is no such form stays as it is. */
export function fromTagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(fromTagged)
  if (!('$' in value) || !Array.isArray(value.$)) return mapped(value, fromTagged)
  const [kind, inner] = value.$ as unknown[]
  if (kind === 'n') return Number(inner)
  if (kind === 'b') return fromBase64(String(inner))
  return kind === 'o' && typeof inner === 'object' && inner !== null ? mapped(inner, fromTagged) : undefined
}

function mapped(value: object, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]))
}
