/** `String.fromCharCode` takes its characters as arguments, of which engines allow only so many. */
const PIECE = 0x80_00

/** @returns `bytes` as base64. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  }
  return btoa(binary)
}

/** @returns the bytes of `base64`; undefined when it is none. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> | undefined {
  const binary = decode(base64)
  if (binary === undefined) return undefined
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

function decode(base64: string): string | undefined {
  try {
    return atob(base64)
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
