import { join } from 'node:path'
import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright-core'
import { ChromiumDriver } from './chromium-driver'
import { chromiumSwitches, writePreferences, type ChromiumProfile } from './chromium-setup'
import { findBrowser } from './find-browser'
import { openProfile } from './temporary-profile'

export interface ChromiumOptions {
  /** The built extension, installed at once unless `extensionLater`. */
  extensionDir?: string
  /** Starts without the extension; `installExtension()` adds it while tabs are already open. */
  extensionLater?: boolean
  /** Everything goes through this HTTP proxy, addresses of this machine included. */
  proxyUrl?: string
  profile?: ChromiumProfile
  /** A profile folder to use and keep; a temporary one otherwise. */
  userDataDir?: string
  headless?: boolean
  /** 1440 × 900 otherwise; null lets the page follow the window. */
  viewport?: { width: number; height: number } | null
  /** Colour scheme, language, time zone, reduced motion … of the pages. */
  emulate?: Pick<
    BrowserContextOptions,
    'colorScheme' | 'deviceScaleFactor' | 'forcedColors' | 'locale' | 'reducedMotion' | 'timezoneId'
  >
  /** Further environment variables, such as TZ for a time zone that reaches the service worker as well. */
  env?: Record<string, string>
  /** `host:port` that is reached without the proxy. */
  direct?: string
  /** Further command line switches. */
  args?: readonly string[]
}

/** Starts Chromium under Playwright, which keeps the service worker alive. For a mortal one see chromium-mortal.ts. */
export async function launchChromium(options: ChromiumOptions = {}): Promise<ChromiumDriver> {
  const profile = openProfile(options.userDataDir)
  let context: BrowserContext | undefined
  try {
    writePreferences(profile.dir, options.profile ?? 'normal')
    context = await chromium.launchPersistentContext(profile.dir, launchOptions(profile.dir, options))
    const driver = new ChromiumDriver(context, profile, options.extensionDir)
    if (options.extensionDir !== undefined && !options.extensionLater) await driver.installExtension()
    return driver
  } catch (error) {
    await context?.close()
    await profile.release()
    throw error
  }
}

function launchOptions(profileDir: string, options: ChromiumOptions) {
  return {
    executablePath: findBrowser('chromium'),
    headless: options.headless ?? true,
    viewport: options.viewport === undefined ? { width: 1440, height: 900 } : options.viewport,
    artifactsDir: join(profileDir, 'artifacts'),
    ignoreHTTPSErrors: true,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [...chromiumSwitches(), '--enable-unsafe-extension-debugging', ...(options.args ?? [])],
    ...(options.proxyUrl !== undefined && {
      proxy: { server: options.proxyUrl, ...(options.direct && { bypass: `<-loopback>,${options.direct}` }) },
    }),
    ...(options.env && { env: environmentWith(options.env) }),
    ...options.emulate,
  }
}

function environmentWith(added: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  )
  return { ...Object.fromEntries(own), ...added }
}

export type { ChromiumDriver, ChromiumProfile }
