import { t } from '@/locales/t'

// The first that fits: others call themselves Chrome or Safari too.
const BROWSERS = [
  [/\bEdg\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrome\//, 'Chrome'],
] as const
const SYSTEMS = [
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Android/, 'Android'],
  [/Linux/, 'Linux'],
] as const

/** @returns what a device may be called, from how its browser presents itself: "Firefox on Windows". */
export function deviceNameFrom(userAgent: string): string {
  const nameIn = (known: readonly (readonly [RegExp, string])[]): string | undefined =>
    known.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = nameIn(BROWSERS) ?? t('team.browser')
  const system = nameIn(SYSTEMS)
  return system === undefined ? browser : t('team.browserOn', { browser, system })
}
