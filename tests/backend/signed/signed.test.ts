import { createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restore } from '../../../backend/src/backup/restore.ts'
import { signerOf } from '../../../backend/src/signed/signer.ts'
import {
  answerStatement,
  askHash,
  deltaStatement,
  keyHash,
  revokedStatement,
  splitSignature,
  withSignature,
} from '../../../storage/sync/signed/statement.ts'
import { dropBackups, takeBackup } from '../backup/take-backup.ts'
import { openOffice, type Office } from '../people/support/office.ts'
import { freshDatabase } from '../support/databases.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(await freshDatabase())
})
afterAll(async () => {
  dropBackups()
  await office.db.close()
})

const PULL = { client: 'client-1', cursors: {}, limit: 10, nonce: 'once' }
const word = fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '}', ',sig', '\n', 'é'), maxLength: 8 })

describe('what the server signs', () => {
  test('is its answer to this device and to this question, and is not good for another one', async () => {
    const { owner, ws } = office
    const body = { ...PULL, gen: owner.gen }
    const { text: signed } = await owner.ask('POST', '/v1/sync/pull', body)
    const { text, signature } = splitSignature(signed)!
    expect(JSON.parse(text)).toMatchObject({ rows: [], more: false })
    const ask = await askHash('/v1/sync/pull', JSON.stringify(body))
    const of = { ws, device: owner.deviceId, ask, text }
    expect(isSigned(owner.key, answerStatement(of), signature)).toBe(true)
    const others = [
      { ...of, ws: 'other' },
      { ...of, device: 'other' },
      { ...of, ask: await askHash('/v1/sync/pull', JSON.stringify({ ...body, nonce: 'twice' })) },
      { ...of, ask: await askHash('/v1/sync/push', JSON.stringify(body)) },
      { ...of, text: text.replace('"more":false', '"more":true') },
    ]
    for (const other of others) expect(isSigned(owner.key, answerStatement(other), signature)).toBe(false)
    expect(isSigned(owner.key, deltaStatement(of), signature)).toBe(false)
  })

  test('is signed by the key the link of the invite names', async () => {
    const { owner } = office
    const { link, secret } = await office.invite(owner, { role: 'rep' })
    const { text: signed } = await office.tryJoin(secret)
    const joined = JSON.parse(signed) as { key: string }
    expect(link.split('.').at(-1)).toBe(await keyHash(joined.key))
    expect(joined.key).toBe(owner.key)
    const { text, signature } = splitSignature(signed)!
    expect(text).not.toContain('"sig"')
    expect(signature).toHaveLength(86)
  })

  test('is that a device was let go, to that device alone; a stranger is told nothing', async () => {
    const rep = await office.hire('rep')
    await office.owner.ask('POST', `/v1/admin/devices/${rep.deviceId}/revoke`)
    const { body } = await rep.ask('POST', '/v1/sync/pull', { ...PULL, gen: rep.gen })
    const { at, sig } = body['proof'] as { at: number; sig: string }
    const of = { ws: office.ws, device: rep.deviceId, at }
    expect(isSigned(office.owner.key, revokedStatement(of), sig)).toBe(true)
    const others = [
      { ...of, device: office.owner.deviceId },
      { ...of, at: at + 1 },
      { ...of, ws: 'other' },
    ]
    for (const other of others) expect(isSigned(office.owner.key, revokedStatement(other), sig)).toBe(false)
    const stranger = await office.ask('A'.repeat(43), 'GET', '/v1/keys')
    expect(stranger.body).toEqual({ code: 'DEVICE_REVOKED' })
  })

  test('is known again after a restore, which says where the timeline before it ended', async () => {
    const { owner, db, ws } = office
    const { epoch } = await office.services.access.bucketsOf({ ...owner, userId: owner.user.id, ws })
    const caller = { ws, userId: owner.user.id, deviceId: owner.deviceId, role: 'owner' as const }
    const file = await takeBackup(db, caller)
    const target = await freshDatabase()
    const { gen } = await restore(target, [file])
    const again = await signerOf(target, ws)
    expect(again.publicKey).toBe(owner.key)
    const [kept] = await target.own((tx) => tx.query('select ended, gen from workspaces'))
    expect(kept).toEqual({ ended: [epoch], gen })
    await target.close()
  })

  test('is signed by a key that no read of a caller reaches', async () => {
    const { owner, db, ws } = office
    const caller = { ws, userId: owner.user.id, deviceId: owner.deviceId, role: 'owner' as const }
    const read = db.as(caller, ['ws'], (tx) => tx.query('select signing_key from workspaces'))
    await expect(read).rejects.toThrow(/permission denied/)
  })
})

describe('a signature within a JSON object', () => {
  test('comes out as it was put in, and what has none is found to have none', () => {
    fc.assert(
      fc.property(fc.dictionary(word, word, { minKeys: 1 }), (value) => {
        const text = JSON.stringify(value)
        const signature = 'A'.repeat(86)
        expect(splitSignature(withSignature(text, signature))).toEqual({ text, signature })
        expect(splitSignature(text)).toBeUndefined()
      }),
    )
  })
})

/** As somebody else than the browser would check it. */
function isSigned(publicKey: string, statement: string, signature: string): boolean {
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  const bytes = Buffer.from(signature, 'base64url')
  return verify('sha256', Buffer.from(statement), { key, dsaEncoding: 'ieee-p1363' }, bytes)
}
