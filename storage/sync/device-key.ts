import { toBase64 } from '@/utils/base64'

// A database of its own, as for what cannot be carried by a message or a file: the private key can be used, and cannot be
// read out, by anybody.
const NAME = 'chatside-device'
const STORE = 'keys'
const KEY = 'device'
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const

/** Makes the key of this device, in place of the one before. @returns its public half, as the server is told it. */
export async function makeDeviceKey(): Promise<string> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits', 'deriveKey'])
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  await inStore('readwrite', (store) => store.put(pair, KEY))
  return toBase64(new Uint8Array(raw)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @returns the key of this device; undefined without a team. */
export async function readDeviceKey(): Promise<CryptoKeyPair | undefined> {
  return (await inStore('readonly', (store) => store.get(KEY))) as CryptoKeyPair | undefined
}

/** Forgets it: what was wrapped for this device can be opened by it no more. */
export async function dropDeviceKey(): Promise<void> {
  await inStore('readwrite', (store) => store.delete(KEY))
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
