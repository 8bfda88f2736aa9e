import { FirefoxDriver } from './firefox-driver'
import { startFirefox, type FirefoxProcess } from './firefox-process'
import { writeFirefoxPreferences } from './firefox-profile'
import { Marionette } from './marionette'
import { openProfile } from './temporary-profile'

export interface FirefoxOptions {
  /** The built extension, installed at once as a temporary add-on. */
  extensionDir?: string
  /** Everything goes through this HTTP proxy, addresses of this machine included. */
  proxyUrl?: string
  /** A profile folder to use and keep; a temporary one otherwise. */
  userDataDir?: string
  headless?: boolean
  viewport?: { width: number; height: number }
  /** Further about:config values, such as `ui.systemUsesDarkTheme: 1` or `intl.accept_languages: 'ja'`. */
  preferences?: Record<string, string | number | boolean>
  /** Further environment variables, such as TZ. */
  env?: Record<string, string>
}

/** Starts Firefox under Marionette, the one driver that can work inside moz-extension: documents. */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<FirefoxDriver> {
  const profile = openProfile(options.userDataDir)
  let firefox: FirefoxProcess | undefined
  let driver: FirefoxDriver | undefined
  try {
    writeFirefoxPreferences(profile.dir, options.proxyUrl, options.preferences)
    firefox = await startFirefox(profile.dir, options.headless ?? true, options.env)
    driver = new FirefoxDriver(new Marionette(firefox.port), firefox, profile)
    await driver.send('WebDriver:NewSession', { acceptInsecureCerts: true })
    const { width, height } = options.viewport ?? { width: 1440, height: 900 }
    await driver.setViewport(width, height)
    if (options.extensionDir !== undefined) await driver.installAddon(options.extensionDir)
    return driver
  } catch (error) {
    if (driver) await driver.close()
    else {
      await firefox?.end()
      await profile.release()
    }
    throw error
  }
}

export type { FirefoxDriver }
