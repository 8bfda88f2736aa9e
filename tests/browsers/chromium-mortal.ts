import { launch, TargetType, type Browser } from 'puppeteer-core'
import { chromiumSwitches, writePreferences, type ChromiumProfile } from './chromium-setup'
import { findBrowser } from './find-browser'
import { MortalChromium } from './mortal-driver'
import { openProfile } from './temporary-profile'

export interface MortalChromiumOptions {
  extensionDir: string
  extensionLater?: boolean
  proxyUrl?: string
  profile?: ChromiumProfile
  userDataDir?: string
  headless?: boolean
  viewport?: { width: number; height: number }
  args?: readonly string[]
}

/**
 * Starts Chromium under Puppeteer without a debugger on the extension's service worker, so that it sleeps after its
 * 30 idle seconds as it does at a user's.
 */
export async function launchMortalChromium(options: MortalChromiumOptions): Promise<MortalChromium> {
  const profile = openProfile(options.userDataDir)
  let browser: Browser | undefined
  try {
    writePreferences(profile.dir, options.profile ?? 'normal')
    browser = await launch({
      executablePath: findBrowser('chromium'),
      headless: options.headless ?? true,
      pipe: true,
      enableExtensions: true,
      targetFilter: (target) => target.type() !== TargetType.SERVICE_WORKER,
      acceptInsecureCerts: true,
      defaultViewport: options.viewport ?? { width: 1440, height: 900 },
      userDataDir: profile.dir,
      args: [...chromiumSwitches(), ...proxySwitches(options.proxyUrl), ...(options.args ?? [])],
    })
    const session = await browser.target().createCDPSession()
    const driver = new MortalChromium(browser, session, profile, options.extensionDir)
    if (!options.extensionLater) await driver.installExtension()
    return driver
  } catch (error) {
    await browser?.close()
    await profile.release()
    throw error
  }
}

function proxySwitches(proxyUrl: string | undefined): string[] {
  return proxyUrl === undefined ? [] : [`--proxy-server=${proxyUrl}`, '--proxy-bypass-list=<-loopback>']
}

export type { MortalChromium }
