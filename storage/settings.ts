import * as z from 'zod/mini'
import { browser } from '@/utils/browser'
import { type Settings, settingsSchema, type VisibleSettings } from './schema/settings'
import { readTeamSession } from './sync/team-session'
import type * as OfTeam from './sync/team-settings/of-team'
import { announce } from './write/announce'
import { isSame } from './write/paths'

const KEY = 'settings'

let cached: Settings | undefined
let changes: Promise<unknown> = Promise.resolve()
let follows: Promise<unknown> = Promise.resolve()
let stores: Promise<unknown> = Promise.resolve()
let loaded: typeof OfTeam | undefined

/**
 * @returns the settings as last written; a value that is not valid any more counts as its default. In a team the database
 * says what all have in common, and what is kept here is written after it: of a worker that died in between nothing old is read.
 */
export async function readSettings(): Promise<Settings> {
  if (cached !== undefined) return cached
  const stored = parseSettings((await browser.storage.local.get(KEY))[KEY])
  const team = await ofTeam()
  const parts = team === undefined ? {} : await team.readTeamParts()
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

/**
 * Changes the settings: one change after another, each seeing the one before. It resolves when they are stored.
 * @param seen what the person saw who made the change, where that may be another: in a team others change settings too.
 * @throws AppError 'look-only' for what only others in the team may change.
 */
export async function changeSettings(
  change: (settings: Settings) => Partial<Settings>,
  seen: Partial<Settings> = {},
): Promise<Settings> {
  const run = changes.then(async () => {
    const before = await readSettings()
    const next = settingsSchema.parse({ ...before, ...change(before) })
    const team = await ofTeam()
    const parts = (await team?.changeTeamSettings({ ...before, ...seen }, next)) ?? []
    return store((now) => ({ ...next, ...Object.fromEntries(parts.map((part) => [part, now[part]])) }))
  })
  changes = run.catch(() => undefined)
  return run
}

/** The database says something else of what a team has in common: so do the settings from now on. */
export async function followTeam(): Promise<void> {
  const run = follows.then(async () => {
    const team = await ofTeam()
    const parts = await team?.readTeamParts()
    return store((now) => ({ ...now, ...parts }))
  })
  follows = run.catch(() => undefined)
  await run
}

/** Writes whole settings together with other things that are kept beside the database. */
export function replaceSettings(next: Settings, beside: Record<string, unknown>): Promise<Settings> {
  return store(() => next, beside)
}

/** Waits for nothing but what is stored before: whoever waits for the database may be waited for by who comes here. */
async function store(change: (now: Settings) => Settings, beside = {}): Promise<Settings> {
  const run = stores.then(async () => {
    const next = change(await readSettings())
    await browser.storage.local.set({ [KEY]: next, ...beside })
    cached = next
    announce({ settings: 'all' })
    return next
  })
  stores = run.catch(() => undefined)
  return run
}

/** @returns how what a team has in common is read and written; undefined without a team. */
async function ofTeam(): Promise<typeof loaded> {
  if ((await readTeamSession()) === undefined) return undefined
  loaded ??= await import('./sync/team-settings/of-team')
  return loaded
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
