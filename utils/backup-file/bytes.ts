import type { FrameKind } from './format'

type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** @returns the UTF-8 bytes of a text; halves of characters become U+FFFD. */
export function toBytes(text: string): Bytes {
  return new Uint8Array(encoder.encode(text))
}

/** @returns the text of UTF-8 bytes; undefined when they are none. */
export function toText(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** @returns all parts in one piece. */
export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** @returns the kind of a frame and the length of what follows, as they stand in the file. */
export function frameHead(kind: FrameKind, length: number): Bytes {
  const bytes = new Uint8Array(5)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, kind)
  view.setUint32(1, length)
  return bytes
}

/** @returns the value of a JSON text; undefined when it is none. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** @returns whether a value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
