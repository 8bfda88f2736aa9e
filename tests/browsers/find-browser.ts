import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type BrowserName = 'chromium' | 'firefox'

const ENVIRONMENT: Record<BrowserName, string> = { chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH' }

// Unbranded Chromium first: branded Chrome ignores some of the switches that tests rely on.
const COMMANDS: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
}

const MAC: Record<BrowserName, readonly string[]> = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
}

const WINDOWS: Record<BrowserName, readonly string[]> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
}

/** @returns the path of the installed browser, or undefined; CHROME_PATH and FIREFOX_PATH win. */
export function findBrowserIfInstalled(name: BrowserName): string | undefined {
  const chosen = process.env[ENVIRONMENT[name]]
  if (chosen) return chosen
  return candidates(name).find((path) => existsSync(path))
}

/** @returns the path of the installed browser; throws a sentence that says how to name one. */
export function findBrowser(name: BrowserName): string {
  const path = findBrowserIfInstalled(name)
  if (path) return path
  throw new Error(`No ${name} was found. Install it, or set ${ENVIRONMENT[name]} to its program file.`)
}

function candidates(name: BrowserName): string[] {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(process.env['HOME'] ?? '', 'Applications')]
    return folders.flatMap((folder) => MAC[name].map((path) => join(folder, path)))
  }
  if (process.platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((key) => process.env[key])
    return folders.flatMap((folder) => (folder ? WINDOWS[name].map((path) => join(folder, path)) : []))
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return COMMANDS[name].flatMap((command) => folders.map((folder) => join(folder, command)))
}
