import { toBase64Url } from './keys/base64url'

// A database of its own, as for what cannot be carried by a message or a file: the private key can be used, and cannot be
// read out, by anybody.
const NAME = 'chatside-device'
const STORE = 'keys'
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

/** @returns a new key for a device, not kept yet: whoever does not get in has lost nothing. */
export async function newDeviceKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(CURVE, false, ['deriveBits', 'deriveKey'])
}

/** @returns the public half of a pair, as the server is told it. */
export async function publicHalf({ publicKey }: CryptoKeyPair): Promise<string> {
  return toBase64Url(await crypto.subtle.exportKey('raw', publicKey))
}

/** Keeps the key of the device as which this browser is in the team. */
export async function keepDeviceKey(deviceId: string, pair: CryptoKeyPair): Promise<void> {
  await inStore('readwrite', (store) => store.put(pair, deviceId))
}

/** @returns the key of this device; undefined without a team. */
export async function readDeviceKey(deviceId: string): Promise<CryptoKeyPair | undefined> {
  return (await inStore('readonly', (store) => store.get(deviceId))) as CryptoKeyPair | undefined
}

/** Forgets it: what was wrapped for this device can be opened by it no more. */
export async function dropDeviceKey(deviceId: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(deviceId))
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const request = indexedDB.open(NAME, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
  const db = await ended(request)
  try {
    const transaction = db.transaction(STORE, mode)
    const committed = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not stored')))
    })
    const [result] = await Promise.all([ended(work(transaction.objectStore(STORE))), committed])
    return result
  } finally {
    db.close()
  }
}

function ended<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
  })
}
