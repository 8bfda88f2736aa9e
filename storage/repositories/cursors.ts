import { AppError } from '@/utils/app-error'
import type { Page } from '../protocol/shared'

/** The place of the last row of a page in its index, as JSON. */
export type Key = readonly (string | number)[]

/** @returns the key a cursor holds, of `length` parts. @throws AppError 'bad-request' for what is no cursor of ours. */
export function parseCursor(cursor: string, length: number): Key {
  const key: unknown = parseJson(cursor)
  const isKey =
    Array.isArray(key) &&
    key.length === length &&
    key.every((part) => typeof part === 'string' || typeof part === 'number')
  if (!isKey) throw new AppError('bad-request', 'cursor')
  return key
}

/**
 * Makes a page of one row more than asked for: the extra row only tells that there is a next page.
 * @returns the rows, and the cursor of the last one when more follow.
 */
export function toPage<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => Key): Page<Row> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { rows: shown, ...(hasMore && { next: JSON.stringify(keyOf(last)) }) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
