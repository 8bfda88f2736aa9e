import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * How the user treats site data: as most do, as Playwright's own default (the sidebar's iframe is refused a database
 * of its own), or with all site data blocked.
 */
export type ChromiumProfile = 'normal' | 'default' | 'no-site-data'

const COOKIE_PREFERENCES: Record<ChromiumProfile, object | undefined> = {
  normal: { cookie_controls_mode: 0 },
  default: undefined,
  'no-site-data': { default_content_setting_values: { cookies: 2 } },
}

/** Writes the preferences of a profile that was never used; a used profile keeps its own. */
export function writePreferences(userDataDir: string, profile: ChromiumProfile): void {
  const file = join(userDataDir, 'Default', 'Preferences')
  if (existsSync(file)) return
  const cookies = COOKIE_PREFERENCES[profile]
  mkdirSync(join(userDataDir, 'Default'), { recursive: true })
  writeFileSync(
    file,
    JSON.stringify({ signin: { allowed_on_next_startup: false }, ...(cookies && { profile: cookies }) }),
  )
}

/** @returns the switches every driven Chromium gets; the machine's root account cannot use the sandbox. */
export function chromiumSwitches(): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    // QUIC would go around the proxy.
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--ignore-certificate-errors',
  ]
}
