import { sign } from 'node:crypto'
import type { Db } from '../db/db.ts'
import { publicHalf, signingKeyOf } from './signing-key.ts'

/** `sign` returns a signature as base64url; `publicKey`: the base64url of its raw point. */
export type Signer = { publicKey: string; sign: (statement: string) => string }

const signers = new WeakMap<Db, Map<string, Promise<Signer>>>()

/** @returns what signs for a workspace. Its key never changes, so that it is read once. */
export function signerOf(db: Db, ws: string): Promise<Signer> {
  const known = signers.get(db) ?? new Map<string, Promise<Signer>>()
  signers.set(db, known)
  const signer = known.get(ws) ?? makeSigner(db, ws)
  known.set(ws, signer)
  // What failed is tried again by the next one.
  signer.catch(() => known.delete(ws))
  return signer
}

async function makeSigner(db: Db, ws: string): Promise<Signer> {
  const key = await db.own((tx) => signingKeyOf(tx, ws))
  return {
    publicKey: publicHalf(key),
    sign: (statement) =>
      sign('sha256', Buffer.from(statement), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  }
}
