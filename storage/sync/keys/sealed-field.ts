import type { SealedField } from '../people-wire'
import { fromBase64Url, toBase64Url } from './base64url'
import { KeyFault, orFault } from './key-fault'

/** Where a sealed field stands; moved anywhere else, it does not open. `k`: the epoch of the key. */
export type Place = { ws: string; tbl: string; id: string; field: string; k: number }

const IV_BYTES = 12

/** @returns `text` sealed by the key of epoch `place.k`: AES-GCM-256, further data `ws|tbl|id|field|k`. */
export async function sealField(key: CryptoKey, place: Place, text: string): Promise<SealedField> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const sealed = await crypto.subtle.encrypt(paramsOf(iv, place), key, new TextEncoder().encode(text))
  return { e: 1, k: place.k, iv: toBase64Url(iv), ct: toBase64Url(sealed) }
}

/**
 * @returns the text that was sealed.
 * @throws KeyFault 'unreadable' for what `sealField` does not write; 'not-opened' for another key or place, or when it was
 * changed.
 */
export async function openField(
  key: CryptoKey,
  place: Omit<Place, 'k'>,
  { k, iv: ivText, ct }: SealedField,
): Promise<string> {
  const [iv, bytes] = [fromBase64Url(ivText), fromBase64Url(ct)]
  if (iv?.length !== IV_BYTES || bytes === undefined) throw new KeyFault('unreadable')
  const opened = await orFault('not-opened', crypto.subtle.decrypt(paramsOf(iv, { ...place, k }), key, bytes))
  return new TextDecoder().decode(opened)
}

function paramsOf(iv: Uint8Array<ArrayBuffer>, { ws, tbl, id, field, k }: Place): AesGcmParams {
  // None of them holds a `|`.
  const additionalData = new TextEncoder().encode([ws, tbl, id, field, k].join('|'))
  return { name: 'AES-GCM', iv, additionalData }
}
