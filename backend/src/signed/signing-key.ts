import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { keyHash } from '../../../storage/sync/signed/statement.ts'
import type { Tx } from '../db/db.ts'

const UNCOMPRESSED = Buffer.from([4])

/** @returns the private key of a workspace. The first time one is made, which stays for good. */
export async function signingKeyOf(tx: Tx, ws: string): Promise<KeyObject> {
  const kept = await readKey(tx, ws)
  if (kept !== undefined) return kept
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const text = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
  // Of two who make one at once, the first one's is it.
  await tx.query('update workspaces set signing_key = $2 where ws = $1 and signing_key is null', [ws, text])
  return (await readKey(tx, ws)) ?? privateKey
}

/** @returns its public half, as base64url of the raw point. */
export function publicHalf(key: KeyObject): string {
  const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' })
  const point = [UNCOMPRESSED, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  return Buffer.concat(point).toString('base64url')
}

/** @returns by what an invite names the key of its workspace. */
export async function pinOf(tx: Tx, ws: string): Promise<string> {
  return keyHash(publicHalf(await signingKeyOf(tx, ws)))
}

async function readKey(tx: Tx, ws: string): Promise<KeyObject | undefined> {
  const [found] = await tx.query<{ key: string | null }>(
    'select signing_key as key from workspaces where ws = $1',
    [ws],
  )
  if (typeof found?.key !== 'string') return undefined
  return createPrivateKey({ key: Buffer.from(found.key, 'base64'), format: 'der', type: 'pkcs8' })
}
