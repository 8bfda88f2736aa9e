/** What the drivers use of the objects that only Firefox's own code sees; the argument of scripts run by `chrome`. */
export interface FirefoxInternals {
  WebExtensionPolicy: { getByID(id: string): ExtensionPolicy | null }
  ChromeUtils: { importESModule(url: string): { AddonManager: AddonManager } }
}

interface ExtensionPolicy {
  active: boolean
  getURL(path: string): string
  extension: {
    backgroundState: BackgroundState
    terminateBackground(): Promise<void>
  }
}

interface AddonManager {
  getAddonByID(id: string): Promise<{ reload(): Promise<void> }>
}

export type BackgroundState = 'starting' | 'running' | 'suspending' | 'stopped'
