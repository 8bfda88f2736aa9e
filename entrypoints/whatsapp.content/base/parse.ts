// Small parsers for what comes from outside. A zod schema would cost a third of this script's size budget; tests hold
// these parsers against the schemas of storage/protocol.

const MAX_LINE = 300
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type Fields = { readonly [name: string]: unknown }

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @returns the string, cut to `max`; '' for anything else. */
export function toLine(value: unknown, max = MAX_LINE): string {
  return typeof value === 'string' ? value.slice(0, max) : ''
}

export function isLine(value: unknown, max = MAX_LINE): value is string {
  return typeof value === 'string' && value.length <= max
}

export function isId(value: unknown): value is string {
  return isLine(value) && ID.test(value)
}

export function isInt(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

/** @returns a whole number within the limits, or undefined. */
export function toCount(value: unknown, max: number): number | undefined {
  return isInt(value) && value >= 0 && value <= max ? value : undefined
}

export function toList(value: unknown, max: number): unknown[] {
  return Array.isArray(value) ? value.slice(0, max) : []
}

export function isOneOf<T extends string>(value: unknown, all: readonly T[]): value is T {
  return all.some((known) => known === value)
}
