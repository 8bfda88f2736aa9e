import type { FirefoxDriver } from '../../browsers/firefox'

/** Firefox's own side of the notifications API, as ext-notifications.js has it; the argument of scripts run by `chrome`. */
interface NoticeInternals {
  WebExtensionPolicy: { getByID(id: string): { extension: Extension } | null }
}

interface Extension {
  apiManager: {
    getAPI(name: 'notifications', extension: Extension): { notificationsMap: NotificationsMap }
  }
}

type NotificationsMap = Map<string, unknown> & { emit(event: 'clicked', noticeId: string): void }

/** @returns the ids of the notifications that Firefox shows for the extension. */
export function shownNotices(firefox: FirefoxDriver): Promise<string[]> {
  return firefox.chrome((id: string) => {
    const { WebExtensionPolicy } = globalThis as unknown as NoticeInternals
    const extension = WebExtensionPolicy.getByID(id)?.extension
    if (!extension) throw new Error('The extension is gone')
    return [...extension.apiManager.getAPI('notifications', extension).notificationsMap.keys()]
  }, firefox.addonId)
}

/** Reports a click on the notification to the extension, in the way Firefox's own alert does. */
export async function clickShownNotice(firefox: FirefoxDriver, noticeId: string): Promise<void> {
  await firefox.chrome(
    (id: string, clicked: string) => {
      const { WebExtensionPolicy } = globalThis as unknown as NoticeInternals
      const extension = WebExtensionPolicy.getByID(id)?.extension
      if (!extension) throw new Error('The extension is gone')
      extension.apiManager.getAPI('notifications', extension).notificationsMap.emit('clicked', clicked)
    },
    firefox.addonId,
    noticeId,
  )
}
