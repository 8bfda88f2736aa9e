/** Every scalar of a match file is read as text, so that `replace: 007` or `trigger: no` stay what they are. */
export type YamlRecord = Readonly<Record<string, unknown>>

/** @returns a mapping, or undefined when `value` is none. */
export function recordOf(value: unknown): YamlRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as YamlRecord)
    : undefined
}

/** @returns the text under `key`; undefined when there is none, or it is no text. */
export function wordsOf(record: YamlRecord, key: string): string | undefined {
  const value = Object.hasOwn(record, key) ? record[key] : undefined
  return typeof value === 'string' ? value : undefined
}

/** @returns the list under `key`; a single text is a list of one; of anything else nothing. */
export function listOf(record: YamlRecord, key: string): unknown[] {
  const value = Object.hasOwn(record, key) ? record[key] : undefined
  if (Array.isArray(value)) return value
  return typeof value === 'string' && value !== '' ? [value] : []
}

/** @returns whether `key` says yes. */
export function isYes(record: YamlRecord, key: string): boolean {
  return /^(true|yes|on)$/i.test(wordsOf(record, key)?.trim() ?? '')
}
