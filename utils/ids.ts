import { v5, v7 } from 'uuid'

// Made once for Chatside; it must never change, or repeats would no longer meet their rows.
const NAMESPACE = '6b2f5f5e-94c1-4f0e-9a44-5d0d3f6f1c0b'

/** @returns a new UUIDv7: unique, and later ones sort after earlier ones. */
export function newId(): string {
  return v7()
}

/** @returns the same UUIDv5 for the same parts, so that a repeat meets the row it made before. */
export function idOf(...parts: string[]): string {
  return v5(JSON.stringify(parts), NAMESPACE)
}
