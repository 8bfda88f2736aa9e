import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ensureBrowsers } from '../browsers/ensure-browsers'
import { extensionFolder } from '../browsers/extension-folder'
import { findBrowser } from '../browsers/find-browser'
import { launchPlain } from '../browsers/launch-plain'
import { startProbeServer } from '../fixtures/probe-server'

const extensionDir = fileURLToPath(new URL('../fixtures/probe-extension', import.meta.url))

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('a plain browser for the live site', () => {
  it('runs the extension in Chromium and shows the page no sign of automation', async () => {
    const server = await startProbeServer()
    const userDataDir = mkdtempSync(join(tmpdir(), 'chatside-plain-'))
    const browser = await launchPlain('https://web.whatsapp.com/', extensionDir, {
      browser: 'chromium',
      userDataDir,
      args: [
        '--headless=new',
        '--disable-gpu',
        '--ignore-certificate-errors',
        `--proxy-server=${server.proxyUrl}`,
      ],
    })
    try {
      expect(browser.instructions).toBeUndefined()
      await expect
        .poll(() => server.paths, { timeout: 20_000 })
        .toContain('/report?webdriver=false&extension=true')
    } finally {
      await browser.close()
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
      await server.close()
    }
  })

  it('says how to load the extension in Firefox', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue()
    const userDataDir = mkdtempSync(join(tmpdir(), 'chatside-plain-'))
    const browser = await launchPlain('about:blank', extensionDir, {
      browser: 'firefox',
      userDataDir,
      args: ['--headless'],
    })
    await browser.close()
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })

    expect(browser.instructions).toContain(join(extensionDir, 'manifest.json'))
    expect(log).toHaveBeenCalledWith(browser.instructions)
  })
})

describe('looking for browsers and extensions', () => {
  it('says what to do where no extension was built', () => {
    expect(extensionFolder(extensionDir)).toBe(join(extensionDir))
    expect(() => extensionFolder('/nowhere')).toThrow('build it first')
  })

  it('takes the program that the environment names', () => {
    vi.stubEnv('CHROME_PATH', '/opt/my-chromium')
    vi.stubEnv('FIREFOX_PATH', '/opt/my-firefox')
    expect(findBrowser('chromium')).toBe('/opt/my-chromium')
    expect(findBrowser('firefox')).toBe('/opt/my-firefox')
  })

  it('has nothing to install where both browsers are there', () => {
    expect(ensureBrowsers()).toBe(true)
  })
})
