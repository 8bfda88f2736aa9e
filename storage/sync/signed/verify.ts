import { fromBase64 } from '@/utils/base64'

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const
const HOW = { name: 'ECDSA', hash: 'SHA-256' } as const

let known: { publicKey: string; key: Promise<CryptoKey> } | undefined

/**
 * @returns whether `statement` was signed by the private half of `publicKey`. Both that key (a raw point) and the signature
 * are base64url; what cannot be read as such is not signed.
 */
export async function isSigned(publicKey: string, statement: string, signature: string): Promise<boolean> {
  const [point, bytes] = [toBytes(publicKey), toBytes(signature)]
  if (point === undefined || bytes === undefined) return false
  try {
    const key = await keyOf(publicKey, point)
    return await crypto.subtle.verify(HOW, key, bytes, new TextEncoder().encode(statement))
  } catch (error) {
    // A point that is not on the curve.
    if (error instanceof DOMException) return false
    throw error
  }
}

/** One team has one key, for thousands of answers. */
function keyOf(publicKey: string, point: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  if (known?.publicKey !== publicKey) {
    known = { publicKey, key: crypto.subtle.importKey('raw', point, KEY, false, ['verify']) }
  }
  return known.key
}

function toBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}
