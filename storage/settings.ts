import * as z from 'zod/mini'
import { browser } from '@/utils/browser'
import { createTurns } from '@/utils/turns'
import { type Settings, settingsSchema, type VisibleSettings } from './schema/settings'
import { readTeamSession } from './sync/team-session'
import type * as Reading from './sync/team-settings/read'
import { announce } from './write/announce'
import { isSame } from './write/paths'

const KEY = 'settings'

let cached: Settings | undefined
const inFollowTurn = createTurns()
const inStoreTurn = createTurns()
let reading: typeof Reading | undefined

/**
 * @returns the settings as last written; a value that is not valid any more counts as its default. In a team the database
 * says what all have in common, and what is kept here is written after it: of a worker that died in between nothing old is read.
 */
export async function readSettings(): Promise<Settings> {
  if (cached !== undefined) return cached
  // Both are asked for at once, though the second answer is looked at later.
  const [found] = await Promise.all([browser.storage.local.get(KEY), readTeamSession()])
  const stored = parseSettings(found[KEY])
  const parts = await teamParts()
  if (cached !== undefined) return cached
  // Until the database opens again.
  if (parts === undefined) return stored
  cached = { ...stored, ...parts }
  if (!isSame(cached, stored)) await browser.storage.local.set({ [KEY]: cached })
  return cached
}

/** @returns the settings that were last read or written in this worker; undefined before the first read. */
export function knownSettings(): Settings | undefined {
  return cached
}

/** Forgets what was read, as a worker that died does. */
export function forgetSettings(): void {
  cached = undefined
}

/** The database says something else of what a team has in common: so do the settings from now on. */
export async function followTeam(): Promise<void> {
  await inFollowTurn(async () => {
    const parts = await teamParts()
    return storeSettings((now) => ({ ...now, ...parts }))
  })
}

/** Writes whole settings together with other things that are kept beside the database. */
export function replaceSettings(next: Settings, beside: Record<string, unknown>): Promise<Settings> {
  return storeSettings(() => next, beside)
}

/**
 * Writes what `change` makes of the settings as they are then. Waits for nothing but what is stored before: whoever waits for
 * the database may be waited for by who comes here.
 */
export function storeSettings(change: (now: Settings) => Settings, beside = {}): Promise<Settings> {
  return inStoreTurn(async () => {
    const next = change(await readSettings())
    await browser.storage.local.set({ [KEY]: next, ...beside })
    cached = next
    announce({ settings: 'all' })
    return next
  })
}

/** @returns what a team has in common; none without a team; undefined when the database does not open. */
async function teamParts(): Promise<Partial<Settings> | undefined> {
  if ((await readTeamSession()) === undefined) return {}
  reading ??= await import('./sync/team-settings/read')
  return reading.readTeamParts()
}

/** @returns the settings without what recognises private chats and without the wrapped key. */
export function visibleSettings(settings: Settings): VisibleSettings {
  const {
    privateChats: _chats,
    privateAccounts: _accounts,
    privateSalt: _salt,
    vault: _vault,
    ...visible
  } = settings
  return visible
}

/** @returns settings with the default in place of what is not valid. */
export function parseSettings(stored: unknown): Settings {
  const given = typeof stored === 'object' && stored !== null ? Object.entries(stored) : []
  const shape: Record<string, z.ZodMiniType> = settingsSchema.shape
  const valid = given.filter(([field, value]) => {
    const schema = Object.hasOwn(shape, field) ? shape[field] : undefined
    return schema !== undefined && z.safeParse(schema, value).success
  })
  return settingsSchema.parse(Object.fromEntries(valid))
}
