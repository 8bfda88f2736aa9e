import { createDecipheriv, createECDH, createPrivateKey, hkdfSync, pbkdf2Sync } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { newKeyPair, privateKeyOf, seal, unseal } from '@/storage/texts/seal'
import { newVault, openVault, wrapped } from '@/storage/texts/vault'

vi.mock('@/storage/texts/iterations', () => ({ ITERATIONS: 100_000 }))

const VAULT = '0191e9c0-0000-7000-8000-000000000001'
const OF = '3EB0C0FFEE'

const KNOWN = {
  text: 'Payment by 契約, café',
  pkcs8:
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3JK6BwglZE+jWwNdKnXGhbx6vLIK/QgQLvv3xks980WhRANCAASA055X26RQ4xpZwNtCbeR+DbWDat0vzn+2D/sZUiFJ5kSr2eFM6gPRTU7KYtjHbkyUIrW21XQkMhP+CC18k0RH',
  sealed: {
    vaultId: '0191e9c0-0000-7000-8000-000000000001',
    of: '3EB0C0FFEE',
    publicKey: 'BLqIaZbmOZeJrXhee+I1RiLO+FRnHf3yAhBRNjrREVSmgi8gfz3euWCwQHV9lMXREjrX6FMkJOB+0pjK+PF34NU=',
    iv: 'BEJFAMsu1wSdFI01',
    bytes: 'L3dXQr8Oyg4cVURRD0FUHAJaXSsu3ex7UIpT9nEN6pb6enD8iQEqxA==',
  },
}

/** The documented format, read by another implementation. */
function openWithNode(pkcs8: string, sealed: Awaited<ReturnType<typeof seal>>): string {
  const jwk = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' })
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(Buffer.from(jwk.export({ format: 'jwk' }).d!, 'base64url'))
  const theirs = Buffer.from(sealed.publicKey, 'base64')
  const bound = Buffer.from(`${sealed.vaultId}|${sealed.of}`)
  const key = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(theirs), theirs, bound, 32))
  return openBox(key, sealed.iv, sealed.bytes, bound).toString('utf8')
}

function openBox(key: Buffer, iv: string, bytes: string, data: Buffer): Buffer {
  const box = Buffer.from(bytes, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
  decipher.setAAD(data)
  decipher.setAuthTag(box.subarray(-16))
  return Buffer.concat([decipher.update(box.subarray(0, -16)), decipher.final()])
}

describe('sealing', () => {
  test('is what its format says: Node opens it with its own cryptography', async () => {
    const { publicKey, pkcs8 } = await newKeyPair()
    const sealed = await seal({ id: VAULT, publicKey }, OF, 'Payment on Friday, 契約 🎉')
    expect(openWithNode(pkcs8, sealed)).toBe('Payment on Friday, 契約 🎉')
    expect(await unseal(await privateKeyOf(pkcs8), sealed)).toBe('Payment on Friday, 契約 🎉')
    expect(Buffer.from(sealed.publicKey, 'base64')).toHaveLength(65)
  })

  test('opens what was sealed long ago', async () => {
    const pkcs8 = KNOWN.pkcs8
    expect(openWithNode(pkcs8, KNOWN.sealed)).toBe(KNOWN.text)
    expect(await unseal(await privateKeyOf(pkcs8), KNOWN.sealed)).toBe(KNOWN.text)
  })

  test('never gives the same twice', async () => {
    const { publicKey } = await newKeyPair()
    const [one, other] = [
      await seal({ id: VAULT, publicKey }, OF, 'x'),
      await seal({ id: VAULT, publicKey }, OF, 'x'),
    ]
    expect(one.bytes).not.toBe(other.bytes)
    expect(one.publicKey).not.toBe(other.publicKey)
    expect(one.iv).not.toBe(other.iv)
  })

  test('is for one message of one vault: anything that was changed does not open', async () => {
    const { publicKey, pkcs8 } = await newKeyPair()
    const sealed = await seal({ id: VAULT, publicKey }, OF, 'secret')
    const key = await privateKeyOf(pkcs8)
    const other = await newKeyPair()
    const flipped = Buffer.from(sealed.bytes, 'base64')
    flipped[0]! ^= 1
    for (const changed of [
      { ...sealed, of: 'another' },
      { ...sealed, vaultId: VAULT.replace('1', '2') },
      { ...sealed, bytes: flipped.toString('base64') },
      { ...sealed, bytes: 'no base64!' },
      { ...sealed, iv: Buffer.alloc(12).toString('base64') },
      { ...sealed, publicKey: other.publicKey },
      { ...sealed, publicKey: '' },
    ]) {
      expect(await unseal(key, changed)).toBeUndefined()
    }
    expect(await unseal(await privateKeyOf(other.pkcs8), sealed)).toBeUndefined()
  })
})

describe('a vault', () => {
  test('wraps its key as its format says, by as many rounds as it says', async () => {
    const vault = await newVault('correct horse')
    expect(vault.iterations).toBe(100_000)
    const key = pbkdf2Sync('correct horse', Buffer.from(vault.salt, 'base64'), vault.iterations, 32, 'sha256')
    const opened = openBox(key, vault.iv, vault.wrappedKey, Buffer.from(vault.id))
    expect(await openVault(vault, 'correct horse')).toBe(opened.toString('base64'))
    expect(createPrivateKey({ key: opened, format: 'der', type: 'pkcs8' }).asymmetricKeyType).toBe('ec')
  })

  test('opens with its passphrase however it was typed, and with no other', async () => {
    const vault = await newVault('pässwörd one')
    const pkcs8 = await openVault(vault, 'pässwörd one')
    expect(pkcs8).toBeDefined()
    expect(await openVault(vault, 'pa\u0308sswo\u0308rd one')).toBe(pkcs8)
    expect(await openVault(vault, 'pässwörd one ')).toBeUndefined()
    expect(await openVault({ ...vault, id: VAULT }, 'pässwörd one')).toBeUndefined()
  })

  test('with another passphrase opens what was sealed before', async () => {
    const vault = await newVault('the first one')
    const pkcs8 = (await openVault(vault, 'the first one'))!
    const sealed = await seal(vault, OF, 'kept')
    const next = await wrapped(vault, pkcs8, 'the second one')
    expect(next).toMatchObject({ id: vault.id, publicKey: vault.publicKey })
    expect(next.salt).not.toBe(vault.salt)
    expect(await openVault(next, 'the first one')).toBeUndefined()
    const opened = await openVault(next, 'the second one')
    expect(await unseal(await privateKeyOf(opened!), sealed)).toBe('kept')
  })

  test('asks for at least 600,000 rounds outside of tests', async () => {
    const real = await vi.importActual<typeof import('@/storage/texts/iterations')>(
      '@/storage/texts/iterations',
    )
    expect(real.ITERATIONS).toBeGreaterThanOrEqual(600_000)
  })
})
