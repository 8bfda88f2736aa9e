import { settingsSchema, type VisibleSettings } from './schema/settings'
import { changeSettings } from './change-settings'
import { readSettings, visibleSettings } from './settings'
import { withPartsOf } from './sync/team-settings/may-set'

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

/**
 * Everything as it was at first, but for what records rest on, and for what a team has in common. @returns what it was
 * before.
 */
export async function resetSettings(): Promise<VisibleSettings> {
  const before = await readSettings()
  const first = await withPartsOf(before, settingsSchema.parse({}))
  await changeSettings((settings) => {
    const kept = NEVER_RESET.map((field) => [field, settings[field]] as const)
    return { ...first, ...Object.fromEntries(kept) }
  })
  return visibleSettings(before)
}
