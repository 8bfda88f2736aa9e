import * as z from 'zod/mini'
import { database } from '../../database'
import type { TeamSession } from '../../schema/team'
import { readDeviceKey } from '../device-key'
import { type KeyGrant, keysSchema } from '../people-wire'
import { openedOrNone } from './ring'
import { type Purpose, unwrapKey } from './wrap-key'

// Keys as the server gave them to this device, wrapped: only the private key in this browser opens them. By these, texts are
// sealed and opened while the server is away, and a server that was set back is given again what it has lost.

const KEY = 'grants'
const keptSchema = z.object({ holder: z.string(), grants: keysSchema.shape.grants })

type Holder = Pick<TeamSession, 'ws' | 'deviceId'>
type Opened = { grant: KeyGrant; key: CryptoKey }

/** The keys this device can use, by epoch: more than one where a server that was set back was given another one. */
export type KeptKeys = { newest: number; byEpoch: ReadonlyMap<number, readonly CryptoKey[]> }

let opened: { of: string; keys: Promise<KeptKeys> } | undefined

/** Keeps what was wrapped for this device. @returns whether something of it opens what nothing opened before. */
export async function keepGrants(session: Holder, given: readonly KeyGrant[]): Promise<boolean> {
  const kept = await readGrants(session)
  const known = new Set(kept.map(({ wrapped }) => wrapped))
  if (given.every(({ wrapped }) => known.has(wrapped))) return false
  const [olds, news] = [await openAll(session, kept, 'wrap'), await openAll(session, given, 'wrap')]
  const [had, has] = [await bytesOf(olds), await bytesOf(news)]
  const others = olds.filter((_, at) => !has.includes(had[at] ?? ''))
  const grants = [...others, ...news].map(({ grant }) => grant)
  const db = await database()
  await db.syncState.put({ id: KEY, value: { holder: session.deviceId, grants } })
  return has.some((one) => !had.includes(one))
}

/** @returns the keys that are kept, to seal and to open with. */
export async function keptKeys(session: Holder): Promise<KeptKeys> {
  const grants = await readGrants(session)
  const of = JSON.stringify([session.deviceId, grants])
  if (opened?.of !== of) opened = { of, keys: openAll(session, grants, 'seal').then(byEpoch) }
  return opened.keys
}

/** @returns the same, to be wrapped for others. */
export async function keysToWrap(session: Holder): Promise<KeptKeys> {
  return byEpoch(await openAll(session, await readGrants(session), 'wrap'))
}

async function readGrants({ deviceId }: Holder): Promise<KeyGrant[]> {
  const db = await database()
  const kept = z.safeParse(keptSchema, (await db.syncState.get(KEY))?.value).data
  return kept?.holder === deviceId ? kept.grants : []
}

async function openAll(
  { ws, deviceId: holder }: Holder,
  grants: readonly KeyGrant[],
  purpose: Purpose,
): Promise<Opened[]> {
  const pair = await readDeviceKey(holder)
  if (pair === undefined) return []
  const all = await Promise.all(
    grants.map(async (grant): Promise<Opened[]> => {
      const { epoch, wrapped } = grant
      const bound = { ws: ws.id, epoch, holder }
      const key = await openedOrNone(unwrapKey(pair.privateKey, wrapped, bound, purpose))
      return key === undefined ? [] : [{ grant, key }]
    }),
  )
  return all.flat()
}

/** The same key may be wrapped in many ways. */
function bytesOf(keys: readonly Opened[]): Promise<string[]> {
  return Promise.all(
    keys.map(async ({ grant, key }) => {
      const raw = new Uint8Array(await crypto.subtle.exportKey('raw', key))
      return [grant.epoch, ...raw].join()
    }),
  )
}

/** What was given last comes first. */
function byEpoch(keys: readonly Opened[]): KeptKeys {
  const found = new Map<number, CryptoKey[]>()
  for (const { grant, key } of keys) found.set(grant.epoch, [key, ...(found.get(grant.epoch) ?? [])])
  return { newest: Math.max(0, ...found.keys()), byEpoch: found }
}
