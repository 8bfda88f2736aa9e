import type { UiCommands } from '@/storage/protocol/ui'
import type { Settings, SettingsPatch } from '@/storage/schema/settings'
import { changeSettings } from '@/storage/change-settings'
import type { HandlersOf } from '../handler'
import { allReports } from '../health'

type Name = 'settings.set' | 'settings.reset' | 'health.get'

export const settingsHandlers: HandlersOf<UiCommands, Name> = {
  'settings.set': async ({ patch, seen }) => saveSettings(patch, seen),
  'settings.reset': async () => {
    const { resetSettings } = await import('@/storage/reset-settings')
    return { before: await resetSettings() }
  },
  'health.get': async () => ({ reports: await allReports() }),
}

/** Writes the fields that are given. */
export async function saveSettings(patch: SettingsPatch, seen: SettingsPatch = {}): Promise<void> {
  await changeSettings(() => given(patch), given(seen))
}

function given(patch: SettingsPatch): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}
