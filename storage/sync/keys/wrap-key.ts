import { fromBase64Url, toBase64Url } from './base64url'
import { KeyFault, orFault } from './key-fault'

/** For whom, and of what, a wrapped key is: it opens nowhere else. `holder`: a device, or 'recovery'. */
export type Bound = { ws: string; epoch: number; holder: string }
/** 'seal': seals and opens fields, and cannot be read out. 'wrap': can be wrapped for others, too. */
export type Purpose = 'seal' | 'wrap'

const VERSION = '1'
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const SEALING = { name: 'AES-GCM', length: 256 } as const
const USES: KeyUsage[] = ['encrypt', 'decrypt']

/** @returns a new key of a team. */
export function newTeamKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(SEALING, true, USES)
}

/**
 * Wraps a key for whoever has the private half of `publicKey` (P-256, base64url of the raw point): ECDH with a pair of one
 * use, HKDF-SHA-256 (salt: the public half of that pair; info: what it is bound to), AES-KW.
 * @returns `1.<public half of the pair>.<wrapped key>`, both base64url.
 * @throws KeyFault 'bad-public-key'.
 */
export async function wrapKey(key: CryptoKey, publicKey: string, bound: Bound): Promise<string> {
  const theirs = await publicKeyOf(publicKey)
  const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const salt = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey))
  const wrapping = await wrappingKey(own.privateKey, theirs, { salt, bound, use: 'wrapKey' })
  const wrapped = await crypto.subtle.wrapKey('raw', key, wrapping, 'AES-KW')
  return [VERSION, toBase64Url(salt), toBase64Url(wrapped)].join('.')
}

/**
 * @returns the key that was wrapped for this private key.
 * @throws KeyFault 'unreadable' for what `wrapKey` does not write; 'not-opened' when it is for another key, team, epoch or
 * holder, or was changed.
 */
export async function unwrapKey(
  privateKey: CryptoKey,
  wrapped: string,
  bound: Bound,
  purpose: Purpose,
): Promise<CryptoKey> {
  const [version, pair = '', bytes = ''] = wrapped.split('.')
  const [salt, key] = [fromBase64Url(pair), fromBase64Url(bytes)]
  if (version !== VERSION || salt === undefined || key === undefined || wrapped.split('.').length !== 3)
    throw new KeyFault('unreadable')
  const theirs = await orFault('not-opened', importPublic(salt))
  const wrapping = await wrappingKey(privateKey, theirs, { salt, bound, use: 'unwrapKey' })
  const unwrapping = crypto.subtle.unwrapKey(
    'raw',
    key,
    wrapping,
    'AES-KW',
    SEALING,
    purpose === 'wrap',
    USES,
  )
  return orFault('not-opened', unwrapping)
}

async function publicKeyOf(publicKey: string): Promise<CryptoKey> {
  const raw = fromBase64Url(publicKey)
  if (raw === undefined) throw new KeyFault('bad-public-key')
  return orFault('bad-public-key', importPublic(raw))
}

function importPublic(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, CURVE, false, [])
}

async function wrappingKey(
  own: CryptoKey,
  theirs: CryptoKey,
  { salt, bound, use }: { salt: Uint8Array<ArrayBuffer>; bound: Bound; use: 'wrapKey' | 'unwrapKey' },
): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: CURVE.name, public: theirs }, own, 256)
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  // Ids hold no `|`.
  const info = new TextEncoder().encode(`chatside key|${bound.ws}|${bound.epoch}|${bound.holder}`)
  const params = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return crypto.subtle.deriveKey(params, base, { name: 'AES-KW', length: 256 }, false, [use])
}
