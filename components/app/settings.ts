import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { loadLanguage } from '@/locales/load'
import { useQuery } from '@/storage/use-query'
import { askUi } from '@/storage/client'
import { LANGUAGES, type SettingsPatch, type VisibleSettings } from '@/storage/schema/settings'
import { pickLanguage } from '@/utils/i18n'
import { showError } from './errors'

/** The user's settings; undefined until they are known. */
export const settings = signal<VisibleSettings | undefined>(undefined)

/** Follows the settings, and shows the interface in their language. */
export function useSettings(): void {
  const { data } = useQuery('settings.get', {})
  useEffect(() => {
    if (data !== undefined) settings.value = data
  }, [data])
  const chosen = data?.language
  useEffect(() => {
    if (chosen !== undefined) void showLanguage(chosen)
  }, [chosen])
}

/** Loads the texts in the language `setting` stands for. */
export async function showLanguage(setting: VisibleSettings['language']): Promise<void> {
  await loadLanguage(pickLanguage(setting, navigator.languages, LANGUAGES))
}

/** Changes settings at once on the screen, then for good. */
export function changeSettings(patch: SettingsPatch): void {
  const before = settings.value
  if (before !== undefined) settings.value = Object.assign({ ...before }, patch)
  askUi('settings.set', { patch }).catch((error: unknown) => {
    settings.value = before
    showError(error, { retry: () => changeSettings(patch) })
  })
}
