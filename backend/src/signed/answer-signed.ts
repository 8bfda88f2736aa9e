import type { Context } from 'hono'
import { answerStatement, askHash, withSignature } from '../../../storage/sync/signed/statement.ts'
import type { Db } from '../db/db.ts'
import { signerOf } from './signer.ts'

/**
 * Answers with JSON that the device can tell from anybody else's: to it, and to what it has just asked.
 * @param device '' as long as it has none.
 */
export async function answerSigned(
  c: Context,
  { db, ws, device }: { db: Db; ws: string; device: string },
  answer: object,
): Promise<Response> {
  const { sign } = await signerOf(db, ws)
  const text = JSON.stringify(answer)
  const ask = await askHash(c.req.path, await c.req.text())
  const signed = withSignature(text, sign(answerStatement({ ws, device, ask, text })))
  return c.body(signed, 200, { 'Content-Type': 'application/json' })
}
