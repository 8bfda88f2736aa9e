import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { extensionFolder } from './extension-folder'
import { findBrowser, findBrowserIfInstalled, type BrowserName } from './find-browser'

export interface PlainOptions {
  browser?: BrowserName
  /** Kept, so that WhatsApp stays logged in; `.cache/live/<browser>` otherwise. */
  userDataDir?: string
  /** Further command line switches. */
  args?: readonly string[]
}

export interface PlainBrowser {
  /** What the person has to do to load the extension, where the browser does not take it from us. */
  instructions: string | undefined
  /** Settles with the exit code when the person closes the browser. */
  closed: Promise<number | null>
  close(): Promise<void>
}

/**
 * Opens a visible browser as a person would, with no debugger and no automation switch: the live page reports both.
 * Prints how to load the extension by hand where the browser does not load it from the command line.
 */
export async function launchPlain(
  url: string,
  extensionDir: string,
  options: PlainOptions = {},
): Promise<PlainBrowser> {
  const browser = options.browser ?? (findBrowserIfInstalled('chromium') ? 'chromium' : 'firefox')
  const executable = findBrowser(browser)
  const userDataDir = resolve(options.userDataDir ?? join('.cache', 'live', browser))
  const dir = extensionFolder(extensionDir)
  // The profile holds a logged-in session, which is nobody else's business.
  mkdirSync(userDataDir, { recursive: true, mode: 0o700 })
  const own = browser === 'chromium' ? chromiumArgs(userDataDir, dir) : firefoxArgs(userDataDir)
  const child = spawn(executable, [...own, ...(options.args ?? []), url], { stdio: 'ignore' })
  const closed = once(child, 'exit').then(([code]) => code as number | null)
  await Promise.race([once(child, 'spawn'), closed])
  const instructions = instructionsFor(browser, executable, dir)
  if (instructions) console.log(instructions)
  return {
    instructions,
    closed,
    async close() {
      child.kill()
      await closed
    },
  }
}

function chromiumArgs(userDataDir: string, extensionDir: string): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${userDataDir}`,
    '--no-first-run',
    '--no-default-browser-check',
    // Debian's start script allows no unpacked extension but those named here.
    `--disable-extensions-except=${extensionDir}`,
    `--load-extension=${extensionDir}`,
  ]
}

function firefoxArgs(userDataDir: string): string[] {
  return ['--no-remote', '--profile', userDataDir]
}

function instructionsFor(browser: BrowserName, executable: string, extensionDir: string): string | undefined {
  if (browser === 'firefox') {
    return `To load Chatside, open about:debugging#/runtime/this-firefox, choose "Load Temporary Add-on…" and pick ${join(extensionDir, 'manifest.json')}`
  }
  if (!isBranded(executable)) return undefined
  return `To load Chatside, open chrome://extensions, switch on "Developer mode", choose "Load unpacked" and pick ${extensionDir}`
}

/** Chrome (137 and later) ignores --load-extension; Edge may follow. On Windows only the path tells. */
function isBranded(executable: string): boolean {
  if (/google|chrome\.app|edge/i.test(executable)) return true
  if (process.platform === 'win32') return false
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8' })
  return !stdout.includes('Chromium')
}
