import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoffMs } from '@/storage/sync/backoff'
import {
  dropDeviceKey,
  keepDeviceKey,
  newDeviceKey,
  publicHalf,
  readDeviceKey,
} from '@/storage/sync/device-key'
import { parseInviteLink } from '@/storage/sync/invite-link'
import { joinSchema, PROTOCOL } from '@/storage/sync/wire'

const SECRET = 'a-Secret_of256bits0123456789abcdefghijklmno'
const PIN = 'hash_of-the_key-0123456789abcdefghijklmnopq'
const END = `${SECRET}.${PIN}`

describe('the link of an invite', () => {
  test.each([
    ['https://team.example', 'https://team.example'],
    ['https://team.example:8443', 'https://team.example:8443'],
    ['https://example.org/crm', 'https://example.org/crm'],
    ['http://localhost:8787', 'http://localhost:8787'],
  ])('of %s leads there', (base, url) => {
    expect(parseInviteLink(`  ${base}/join#${END}\n`)).toEqual({ url, secret: SECRET, pin: PIN })
  })

  test.each([
    ['nothing', ''],
    ['no address', `join#${END}`],
    ['another page', `https://team.example/#${END}`],
    ['one without its secret', 'https://team.example/join'],
    ['one that was cut', 'https://team.example/join#short'],
    ['one that does not name the key of its server', `https://team.example/join#${SECRET}`],
    ['one that was cut at its end', `https://team.example/join#${END.slice(0, -1)}`],
    ['one for all the net to read', `http://team.example/join#${END}`],
    ['one that hides where it leads', `https://team.example@evil.example/join#${END}`],
    ['a script', `javascript:alert(1)/join#${END}`],
  ])('is not %s', (_, link) => {
    expect(parseInviteLink(link)).toBeUndefined()
  })

  test('is understood or refused, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath(), fc.constant('')), (path) => {
        const link = parseInviteLink(`https://team.example${path}/join#${END}`)
        if (link === undefined) return
        const { origin, href } = new URL(link.url)
        expect(new URL(`${href.replace(/\/$/, '')}/join`).origin).toBe(origin)
        expect(link.secret).toBe(SECRET)
        expect(link.url).not.toMatch(/[#?]/)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the wait after failures', () => {
  const most = (failures: number): number => backoffMs(failures, 0, () => 1)

  test('doubles from half a second up to a minute', () => {
    expect([1, 2, 3, 7, 8, 50, 5_000].map(most)).toEqual([500, 1_000, 2_000, 32_000, 60_000, 60_000, 60_000])
  })

  test('is anything below that, and never shorter than the server asks for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.nat(100_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, least, random) => {
          const ms = backoffMs(n, least, () => random)
          expect(ms).toBeGreaterThanOrEqual(least)
          expect(ms).toBeLessThanOrEqual(least + most(n))
        },
      ),
    )
  })
})

describe('the key of a device', () => {
  test('has a public half that the server takes, and a private one that nobody can read out', async () => {
    const made = await newDeviceKey()
    const pubkey = await publicHalf(made)
    await keepDeviceKey('laptop', made)
    const body = { invite: SECRET, deviceName: 'Laptop', pubkey, proto: PROTOCOL }
    expect(joinSchema.safeParse(body).success).toBe(true)
    const pair = await readDeviceKey('laptop')
    expect(pair?.privateKey.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('pkcs8', pair!.privateKey)).rejects.toThrow(/not extractable/i)
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair!.publicKey))
    expect(Buffer.from(pubkey, 'base64url')).toEqual(Buffer.from(raw))
  })

  test('is another one after joining anew, and gone after leaving', async () => {
    const [first, second] = [await newDeviceKey(), await newDeviceKey()]
    expect(await publicHalf(second)).not.toBe(await publicHalf(first))
    await keepDeviceKey('laptop', first)
    await dropDeviceKey('laptop')
    expect(await readDeviceKey('laptop')).toBeUndefined()
  })
})
