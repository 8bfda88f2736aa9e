import type { UiCommands } from '@/storage/protocol/ui'
import type { SettingsPatch } from '@/storage/schema/settings'
import { changeSettings, readSettings, resetSettings, visibleSettings } from '@/storage/settings'
import type { HandlersOf } from '../handler'
import { allReports } from '../health'

type Name = 'settings.get' | 'settings.set' | 'settings.reset' | 'health.get'

export const settingsHandlers: HandlersOf<UiCommands, Name> = {
  'settings.get': async () => visibleSettings(await readSettings()),
  'settings.set': async ({ patch }) => saveSettings(patch),
  'settings.reset': async () => ({ before: await resetSettings() }),
  'health.get': async () => ({ reports: await allReports() }),
}

/** Writes the fields that are given. */
export async function saveSettings(patch: SettingsPatch): Promise<void> {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  await changeSettings(() => Object.fromEntries(given))
}
