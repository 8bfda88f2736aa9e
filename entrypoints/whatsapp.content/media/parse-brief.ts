import type { MediaBrief } from '@/storage/schema/media'
import { isFields, isId, isInt, isLine } from '../base/parse'

const MIME_TYPE = /^[\w.+-]+\/[\w.+-]+$/
const MAX_BYTES = 16 * 1024 * 1024

/** @returns the description of a file, or undefined for anything else. */
export function parseBrief(value: unknown): MediaBrief | undefined {
  if (!isFields(value)) return undefined
  const { id, name, type, size } = value
  const isNamed = isId(id) && isLine(name) && name !== ''
  const isTyped = isLine(type, 100) && MIME_TYPE.test(type)
  const isSized = isInt(size) && size > 0 && size <= MAX_BYTES
  return isNamed && isTyped && isSized ? { id, name, type, size } : undefined
}
