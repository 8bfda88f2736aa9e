import { readSettings } from '@/storage/settings'
import { LANGUAGES } from '@/storage/schema/languages'
import { pickLanguage } from '@/utils/translation'

/** @returns the language the interface is in: the chosen one, or the browser's. */
export async function currentLanguage(): Promise<(typeof LANGUAGES)[number]> {
  const { language } = await readSettings()
  return pickLanguage(language, globalThis.navigator?.languages ?? [], LANGUAGES)
}
