import * as z from 'zod/mini'
import { browser } from '@/utils/browser'
import { type Settings, settingsSchema, type VisibleSettings } from './schema/settings'
import { announce } from './write/announce'

const KEY = 'settings'

let cached: Settings | undefined
let queue: Promise<unknown> = Promise.resolve()

/** @returns the settings as last written; a value that is not valid any more counts as its default. */
export async function readSettings(): Promise<Settings> {
  if (cached !== undefined) return cached
  const stored = await browser.storage.local.get(KEY)
  cached ??= parseSettings(stored[KEY])
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

/** Changes the settings: one change after another, each seeing the one before. It resolves when they are stored. */
export async function changeSettings(change: (settings: Settings) => Partial<Settings>): Promise<Settings> {
  const run = queue.then(async () => {
    const before = await readSettings()
    const next = settingsSchema.parse({ ...before, ...change(before) })
    await browser.storage.local.set({ [KEY]: next })
    cached = next
    announce({ settings: 'all' })
    return next
  })
  queue = run.catch(() => undefined)
  return run
}

/** Writes whole settings together with other things that are kept beside the database. */
export async function replaceSettings(next: Settings, beside: Record<string, unknown>): Promise<Settings> {
  const run = queue.then(async () => {
    await browser.storage.local.set({ [KEY]: next, ...beside })
    cached = next
    return next
  })
  queue = run.catch(() => undefined)
  return run
}

/** What records rest on, or what would be lost with it. */
const NEVER_RESET = [
  'stages',
  'customFields',
  'keepTexts',
  'sensitiveWords',
  'vault',
  'privateChats',
  'privateAccounts',
  'privateSalt',
] as const

/** Everything as it was at first, but for what records rest on. @returns what it was before. */
export async function resetSettings(): Promise<VisibleSettings> {
  const before = await readSettings()
  await changeSettings((settings) => {
    const kept = NEVER_RESET.map((field) => [field, settings[field]] as const)
    return { ...settingsSchema.parse({}), ...Object.fromEntries(kept) }
  })
  return visibleSettings(before)
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
