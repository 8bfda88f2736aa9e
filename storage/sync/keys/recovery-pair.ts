import { fromBase64Url, toBase64Url } from './base64url'
import { KeyFault, orFault } from './key-fault'

// The code opens the private half of a pair of keys; keys of the team are wrapped for the public one, also later and
// without the code. The code is random and long (135 bits), so that nothing slow has to be made of it.

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const IV_BYTES = 12
const VERSION = '1'

/** @returns a new pair for a code: the public half, and the private one sealed by the code. */
export async function newRecoveryPair(ws: string, code: string): Promise<{ pubkey: string; sealed: string }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  const pubkey = toBase64Url(await crypto.subtle.exportKey('raw', pair.publicKey))
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const sealing = await keyOf(ws, code, 'wrapKey')
  const sealed = await crypto.subtle.wrapKey('pkcs8', pair.privateKey, sealing, boxOf(iv, ws, pubkey))
  return { pubkey, sealed: [VERSION, toBase64Url(iv), toBase64Url(sealed)].join('.') }
}

/**
 * @returns the private half, which can be used and not read out.
 * @throws KeyFault 'not-opened' for another code, team or pair; 'unreadable'.
 */
export async function openRecoveryPair(
  ws: string,
  code: string,
  { pubkey, sealed }: { pubkey: string; sealed: string },
): Promise<CryptoKey> {
  const [version, ivText = '', bytesText = ''] = sealed.split('.')
  const [iv, bytes] = [fromBase64Url(ivText), fromBase64Url(bytesText)]
  if (version !== VERSION || iv?.length !== IV_BYTES || bytes === undefined) throw new KeyFault('unreadable')
  const sealing = await keyOf(ws, code, 'unwrapKey')
  const box = boxOf(iv, ws, pubkey)
  const opening = crypto.subtle.unwrapKey('pkcs8', bytes, sealing, box, CURVE, false, ['deriveBits'])
  return orFault('not-opened', opening)
}

async function keyOf(ws: string, code: string, use: 'wrapKey' | 'unwrapKey'): Promise<CryptoKey> {
  const utf8 = new TextEncoder()
  const base = await crypto.subtle.importKey('raw', utf8.encode(code), 'HKDF', false, ['deriveKey'])
  const params = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: utf8.encode(ws),
    info: utf8.encode('chatside recovery'),
  }
  return crypto.subtle.deriveKey(params, base, { name: 'AES-GCM', length: 256 }, false, [use])
}

function boxOf(iv: Uint8Array<ArrayBuffer>, ws: string, pubkey: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${ws}|recovery|${pubkey}`) }
}
