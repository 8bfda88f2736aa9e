import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowserIfInstalled, type BrowserName } from './find-browser'

const PACKAGES: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' }
const DPKG_QUERY = '/usr/bin/dpkg-query'
const APT_GET = '/usr/bin/apt-get'
// Without these, the practice page's Japanese, Arabic and emoji would be empty boxes on screenshots.
const FONTS = ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji']

/**
 * Sees to it that Chromium and Firefox are there: installs Debian's packages where it may, else says in one sentence
 * what to install.
 * @returns whether both browsers are there now.
 */
export function ensureBrowsers(names: readonly BrowserName[] = ['chromium', 'firefox']): boolean {
  const missing = names.filter((name) => !findBrowserIfInstalled(name))
  const packages = [...missing.map((name) => PACKAGES[name]), ...missingFonts()]
  if (packages.length === 0) return true
  if (canInstall()) installPackages(packages)
  const stillMissing = names.filter((name) => !findBrowserIfInstalled(name))
  if (stillMissing.length > 0) console.error(adviceFor(stillMissing))
  return stillMissing.length === 0
}

function missingFonts(): string[] {
  if (!existsSync(DPKG_QUERY)) return []
  return FONTS.filter((font) => {
    const { stdout } = spawnSync(DPKG_QUERY, ['-W', '-f', '${Status}', font], { encoding: 'utf8' })
    return !stdout.includes('install ok installed')
  })
}

/** @returns whether Debian's packages may be installed here. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync(APT_GET)
}

/** Installs Debian's packages. */
export function installPackages(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} …`)
  aptGet(['update', '-qq'])
  aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages])
}

function aptGet(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync(APT_GET, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) console.error(`apt-get ${args[0]} failed (code ${status}).`)
}

function adviceFor(missing: readonly BrowserName[]): string {
  const what = missing
    .map((name) => (name === 'chromium' ? 'Chromium (or Chrome, or Edge)' : 'Firefox'))
    .join(' and ')
  const variables = missing
    .map((name) => (name === 'chromium' ? 'CHROME_PATH' : 'FIREFOX_PATH'))
    .join(' and ')
  const debian = missing.map((name) => PACKAGES[name]).join(' ')
  return `Please install ${what} (on Debian: sudo apt-get install ${debian}), or set ${variables}.`
}
