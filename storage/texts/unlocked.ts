import * as z from 'zod/mini'
import { AppError } from '@/utils/app-error'
import { browser } from '@/utils/browser'
import { now } from '@/utils/clock'
import { MINUTE_MS } from '../limits'
import { sessionValue } from '../session'
import { announce } from '../write/announce'
import { privateKeyOf } from './seal'

/** Locked after so long without use of the interface. */
export const IDLE_MS = 15 * MINUTE_MS
/** So many wrong passphrases are free; after each further one the next has to wait twice as long. */
const FREE_TRIES = 4
const MAX_WAIT_MS = 5 * MINUTE_MS
/** A use that is written each time would only cost. */
const USED_EVERY_MS = 10_000

/** The private key while it is unlocked: in the memory of the browser alone, and never for pages that are not ours. */
const session = sessionValue(
  'vault',
  z.object({ pkcs8: z.optional(z.string()), usedAt: z.number(), wrong: z.number(), waitUntil: z.number() }),
  { usedAt: 0, wrong: 0, waitUntil: 0 },
)

/** What is kept for this session is for our own pages alone; where browsers do not ask, it always is. */
export async function shieldSession(): Promise<void> {
  await browser.storage.session.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

/** @returns the private key while the vault is unlocked. */
export async function unlockedKey(): Promise<CryptoKey | undefined> {
  const { pkcs8, usedAt } = await session.get()
  if (pkcs8 === undefined) return undefined
  if (!isIdle(usedAt)) return privateKeyOf(pkcs8)
  await lockVault()
  return undefined
}

/** Keeps the vault unlocked for longer: somebody is there. */
export async function noteUse(): Promise<void> {
  const { pkcs8, usedAt } = await session.get()
  if (pkcs8 === undefined || Math.abs(now() - usedAt) < USED_EVERY_MS) return
  if (isIdle(usedAt)) await lockVault()
  else await session.update((value) => ({ ...value, usedAt: now() }))
}

/** Unlocks with the private key that a passphrase opened. */
export async function keepUnlocked(pkcs8: string): Promise<void> {
  await session.update(() => ({ pkcs8, usedAt: now(), wrong: 0, waitUntil: 0 }))
  tell()
}

export async function lockVault(): Promise<void> {
  await session.update(({ usedAt, wrong, waitUntil }) => ({ usedAt, wrong, waitUntil }))
  tell()
}

/**
 * Counts a try before it is made, so that several at once are several.
 * @throws AppError 'wrong-passphrase' with the seconds to wait, without any look at the passphrase.
 */
export async function beginTry(): Promise<void> {
  await session.update((value) => {
    const waitMs = value.waitUntil - now()
    if (waitMs > 0 && waitMs <= MAX_WAIT_MS) {
      throw new AppError('wrong-passphrase', `wait ${Math.ceil(waitMs / 1_000)}`)
    }
    const wrong = value.wrong + 1
    const nextMs = wrong <= FREE_TRIES ? 0 : Math.min(1_000 * 2 ** (wrong - FREE_TRIES), MAX_WAIT_MS)
    return { ...value, wrong, waitUntil: now() + nextMs }
  })
}

function isIdle(usedAt: number): boolean {
  return Math.abs(now() - usedAt) >= IDLE_MS
}

/** Lists of texts show something else now. */
function tell(): void {
  announce({ meta: ['vault'] })
}
