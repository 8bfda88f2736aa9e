import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { type Extent, loadLanguage } from '@/locales/load'
import { useQuery } from '@/storage/use-query'
import { askUi } from '@/storage/client'
import { LANGUAGES } from '@/storage/schema/languages'
import type { SettingsPatch, VisibleSettings } from '@/storage/schema/settings'
import { pickLanguage } from '@/utils/translation'
import { showError } from './errors'
import { isInTeam } from './may'

let shownExtent: Extent = 'whole'
let changesUnderWay = 0

/** The user's settings; undefined until they are known. */
export const settings = signal<VisibleSettings | undefined>(undefined)

/** Follows the settings, and shows the interface in their language. */
export function useSettings(): void {
  const { data } = useQuery('settings.get', {})
  useEffect(() => {
    // While something is being changed, an answer may be from before it.
    if (data !== undefined && changesUnderWay === 0) settings.value = data
  }, [data])
  const chosen = data?.language
  useEffect(() => {
    if (chosen !== undefined) void showLanguage(chosen)
  }, [chosen])
}

/** Before the settings are known, so that a page can say anything at all; `extent` is what it will ever say. */
export async function startLanguage(extent: Extent): Promise<void> {
  shownExtent = extent
  await showLanguage('auto')
}

/** A part that is loaded later says more than the page did until then. */
export async function sayMore(): Promise<void> {
  if (shownExtent !== 'core') return
  shownExtent = 'customer'
  await showLanguage(settings.peek()?.language ?? 'auto')
}

async function showLanguage(setting: VisibleSettings['language']): Promise<void> {
  await loadLanguage(pickLanguage(setting, navigator.languages, LANGUAGES), shownExtent)
}

/**
 * Changes settings at once on the screen, then for good. In a team others may have changed them meanwhile, too: `seen` is
 * what the person had before them.
 */
export function changeSettings(patch: SettingsPatch, seen: SettingsPatch = shownOf(patch)): void {
  const before = settings.value
  if (before !== undefined) settings.value = Object.assign({ ...before }, patch)
  changesUnderWay += 1
  askUi('settings.set', { patch, ...(isInTeam() && { seen }) })
    .catch((error: unknown) => {
      settings.value = before
      showError(error, { retry: () => changeSettings(patch, seen) })
    })
    .finally(() => {
      changesUnderWay -= 1
      if (changesUnderWay === 0) lookAgain().catch((error: unknown) => showError(error))
    })
}

/** @returns what the screen shows of the settings that a change is of. */
export function shownOf(patch: SettingsPatch): SettingsPatch {
  const shown = Object.entries(settings.peek() ?? {})
  return Object.fromEntries(shown.filter(([name]) => Object.hasOwn(patch, name)))
}

/** What was answered meanwhile was passed over. */
async function lookAgain(): Promise<void> {
  const newest = await askUi('settings.get', {})
  if (changesUnderWay === 0) settings.value = newest
}
