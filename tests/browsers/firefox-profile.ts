import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Preference = string | number | boolean

/** Firefox writes the port it chose here. */
export const PORT_FILE = 'MarionetteActivePort'

/** Writes user.js: a free port for the driver, the proxy for every address, and no traffic of the browser's own. */
export function writeFirefoxPreferences(
  userDataDir: string,
  proxyUrl: string | undefined,
  further: Record<string, Preference> = {},
): void {
  mkdirSync(userDataDir, { recursive: true })
  rmSync(join(userDataDir, PORT_FILE), { force: true })
  const preferences = { ...QUIET, ...(proxyUrl !== undefined && proxyPreferences(proxyUrl)), ...further }
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  )
  writeFileSync(join(userDataDir, 'user.js'), lines.join(''))
}

const QUIET: Record<string, Preference> = {
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
}

function proxyPreferences(proxyUrl: string): Record<string, Preference> {
  const { hostname, port } = new URL(proxyUrl)
  return {
    'network.proxy.type': 1,
    'network.proxy.http': hostname,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': hostname,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
  }
}
