type Alarm = { name: string; scheduledTime: number; periodInMinutes?: number }
type Tab = { id?: number; url?: string; active: boolean }
/** Native events can be set off from inside the extension, which is what the browser itself does. */
type Event<Arguments extends readonly unknown[]> = { dispatch(...args: Arguments): void }

/** What the tests use of Chrome's API inside the extension's own worker and pages. */
export interface ChromeApi {
  runtime: { sendMessage(message: unknown): Promise<unknown>; getManifest(): { version: string } }
  alarms: {
    get(name: string): Promise<Alarm | undefined>
    getAll(): Promise<Alarm[]>
    onAlarm: Event<[Alarm]>
  }
  notifications: {
    getAll(): Promise<Record<string, boolean>>
    onClicked: Event<[string]>
    onButtonClicked: Event<[string, number]>
  }
  action: {
    getBadgeText(details: { tabId?: number }): Promise<string>
    getPopup(details: { tabId?: number }): Promise<string>
    onClicked: Event<[Tab]>
  }
  commands: { getAll(): Promise<{ name: string; shortcut: string }[]>; onCommand: Event<[string, Tab]> }
  storage: {
    local: { get(key: string | null): Promise<Record<string, unknown>>; set(values: object): Promise<void> }
  }
  permissions: { remove(permissions: { origins: string[] }): Promise<boolean> }
  tabs: { query(filter: { url?: string; active?: boolean }): Promise<Tab[]> }
}

declare global {
  const chrome: ChromeApi
}
