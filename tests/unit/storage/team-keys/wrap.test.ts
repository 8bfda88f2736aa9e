import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBase64Url, toBase64Url } from '@/storage/sync/keys/base64url'
import { openRecoveryPair, newRecoveryPair } from '@/storage/sync/keys/recovery-pair'
import { openField, sealField } from '@/storage/sync/keys/sealed-field'
import { newTeamKey, unwrapKey, wrapKey } from '@/storage/sync/keys/wrap-key'
import { grantsAskSchema, recoveryAskSchema, sealedFieldSchema } from '@/storage/sync/people-wire'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const RUNS = { numRuns: 40 }
const BOUND = { ws: 'team', epoch: 3, holder: 'laptop' }
const PLACE = { ws: 'team', tbl: 'texts', id: 'm:1', field: 'text', k: 3 }

type Device = { pubkey: string; privateKey: CryptoKey }

let granted: Device
let other: Device
let key: CryptoKey
let wrapped: string

beforeAll(async () => {
  granted = await device()
  other = await device()
  key = await newTeamKey()
  wrapped = await wrapKey(key, granted.pubkey, BOUND)
})

const id = fc.stringMatching(/^[\w:.-]{1,20}$/)
/** A byte of a base64url text, changed to another one. */
const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) })

describe('a wrapped key', () => {
  test('opens what was sealed for whoever it is granted to, and fits on the wire', async () => {
    const bound = fc.record({ ws: id, epoch: fc.integer({ min: 1, max: 1_000_000 }), holder: id })
    await fc.assert(
      fc.asyncProperty(bound, fc.string({ unit: 'binary' }), async (at, text) => {
        const grant = await wrapKey(key, granted.pubkey, at)
        const grants = [{ holder: at.holder, wrapped: grant }]
        expect(grantsAskSchema.safeParse({ epoch: at.epoch, grants }).success).toBe(true)
        const opened = await unwrapKey(granted.privateKey, grant, at, 'seal')
        const place = { ...PLACE, k: at.epoch }
        expect(await openField(opened, place, await sealField(key, place, text))).toBe(text)
      }),
      RUNS,
    )
  })

  test('can be read out only by who wraps it for others', async () => {
    expect((await unwrapKey(granted.privateKey, wrapped, BOUND, 'seal')).extractable).toBe(false)
    const again = await unwrapKey(granted.privateKey, wrapped, BOUND, 'wrap')
    const forOther = await wrapKey(again, other.pubkey, { ...BOUND, holder: 'phone' })
    const theirs = await unwrapKey(other.privateKey, forOther, { ...BOUND, holder: 'phone' }, 'seal')
    expect(await openField(theirs, PLACE, await sealField(key, PLACE, 'x'))).toBe('x')
  })

  test('opens for nobody else', async () => {
    await expect(unwrapKey(other.privateKey, wrapped, BOUND, 'seal')).rejects.toMatchObject({
      name: 'KeyFault',
      code: 'not-opened',
    })
  })

  test('opens for no other team, epoch or holder', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('ws', 'epoch', 'holder'), id, fc.integer(), async (what, name, n) => {
        const value = what === 'epoch' ? n : name
        fc.pre(value !== BOUND[what])
        await expect(
          unwrapKey(granted.privateKey, wrapped, { ...BOUND, [what]: value }, 'seal'),
        ).rejects.toMatchObject({ name: 'KeyFault', code: 'not-opened' })
      }),
      RUNS,
    )
  })

  test('does not open once a byte of it is another one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 2), change, async (part, how) => {
        const parts = wrapped.split('.')
        parts[part] = changed(parts[part]!, how)
        await expect(unwrapKey(granted.privateKey, parts.join('.'), BOUND, 'seal')).rejects.toMatchObject({
          name: 'KeyFault',
          code: 'not-opened',
        })
      }),
      RUNS,
    )
  })

  test('is refused by name when it is none, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom('1..', '1.AAAA', `2${wrapped.slice(1)}`)),
        async (text) => {
          await expect(unwrapKey(granted.privateKey, text, BOUND, 'seal')).rejects.toMatchObject({
            name: 'KeyFault',
          })
        },
      ),
      RUNS,
    )
  })

  test('is made for no point that is off the curve', async () => {
    for (const pubkey of ['A'.repeat(87), '', '!', other.pubkey.slice(4)])
      await expect(wrapKey(key, pubkey, BOUND)).rejects.toMatchObject({ code: 'bad-public-key' })
  })
})

describe('a sealed field', () => {
  test('opens at its place and at no other, and not once it is changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.constantFrom('ws', 'tbl', 'id', 'field', 'k', 'iv', 'ct'),
        fc.record({ name: id, how: change }),
        async (text, what, { name, how }) => {
          const sealed = await sealField(key, PLACE, text)
          expect(sealedFieldSchema.safeParse(sealed).data).toEqual(sealed)
          expect(await openField(key, PLACE, sealed)).toBe(text)
          fc.pre(name !== PLACE[what as keyof typeof PLACE])
          const moved = what in PLACE && what !== 'k' ? { ...PLACE, [what]: name } : PLACE
          const other = {
            ...sealed,
            ...(what === 'k' && { k: PLACE.k + 1 + (how.at % 9) }),
            ...((what === 'iv' || what === 'ct') && { [what]: changed(sealed[what], how) }),
          }
          await expect(openField(key, moved, other)).rejects.toMatchObject({ code: 'not-opened' })
        },
      ),
      RUNS,
    )
  })

  test('opens by no other key, and is never sealed the same way twice', async () => {
    const sealed = await sealField(key, PLACE, 'card 4111')
    await expect(openField(await newTeamKey(), PLACE, sealed)).rejects.toMatchObject({ code: 'not-opened' })
    expect(await sealField(key, PLACE, 'card 4111')).not.toEqual(sealed)
    await expect(openField(key, PLACE, { ...sealed, iv: 'AAAA' })).rejects.toMatchObject({
      code: 'unreadable',
    })
  })
})

describe('the pair of a printed code', () => {
  const CODE = 'ABCD-EFGH'

  test('opens by its code what was wrapped without it', async () => {
    const pair = await newRecoveryPair('team', CODE)
    const bound = { ...BOUND, holder: 'recovery' }
    const grant = await wrapKey(key, pair.pubkey, bound)
    const ask = {
      ...pair,
      proof: await sealField(key, PLACE, pair.pubkey),
      grants: [{ epoch: bound.epoch, wrapped: grant }],
    }
    expect(recoveryAskSchema.safeParse(ask).error).toBeUndefined()
    const privateKey = await openRecoveryPair('team', CODE, pair)
    expect(privateKey.extractable).toBe(false)
    const opened = await unwrapKey(privateKey, grant, bound, 'seal')
    expect(await openField(opened, PLACE, await sealField(key, PLACE, 'x'))).toBe('x')
  })

  test('opens by no other code, for no other team, and in no other’s place', async () => {
    const [pair, second] = [await newRecoveryPair('team', CODE), await newRecoveryPair('team', CODE)]
    const closed = { name: 'KeyFault', code: 'not-opened' }
    await expect(openRecoveryPair('team', 'ABCD-EFGJ', pair)).rejects.toMatchObject(closed)
    await expect(openRecoveryPair('other', CODE, pair)).rejects.toMatchObject(closed)
    const swapped = { pubkey: second.pubkey, sealed: pair.sealed }
    await expect(openRecoveryPair('team', CODE, swapped)).rejects.toMatchObject(closed)
    await expect(openRecoveryPair('team', CODE, { ...pair, sealed: '1.x.y' })).rejects.toMatchObject({
      code: 'unreadable',
    })
  })
})

test('bytes have one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (bytes, text) => {
      expect(fromBase64Url(toBase64Url(new Uint8Array(bytes)))).toEqual(new Uint8Array(bytes))
      const read = fromBase64Url(text)
      if (read !== undefined) expect(toBase64Url(read)).toBe(text)
    }),
  )
})

async function device(): Promise<Device> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  return { pubkey: toBase64Url(await crypto.subtle.exportKey('raw', publicKey)), privateKey }
}

function changed(base64Url: string, { at, by }: { at: number; by: number }): string {
  const bytes = fromBase64Url(base64Url)!
  bytes[at % bytes.length]! ^= by
  return toBase64Url(bytes)
}
