import { fromBase64, toBase64 } from '@/utils/base64'

/** @returns `bytes` as base64url, without padding. */
export function toBase64Url(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  const base64 = toBase64(new Uint8Array(bytes))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @returns the bytes; undefined for what `toBase64Url` does not write, so that nothing has two spellings. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
  return bytes !== undefined && toBase64Url(bytes) === text ? bytes : undefined
}
