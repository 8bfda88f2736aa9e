import { useEffect, useState } from 'preact/hooks'
import { browser } from '@/utils/browser'
import { showError } from '../app/errors'

const WHATSAPP = { origins: ['https://web.whatsapp.com/*'] }

/**
 * Firefox lets people withhold a site from an extension, also at installation.
 * @returns whether Chatside may work on WhatsApp (undefined until known), and a function that asks for it; browsers
 * want that to happen in a click.
 */
export function useHostAccess(): { isAllowed: boolean | undefined; allow: () => void } {
  const [isAllowed, setAllowed] = useState<boolean>()
  useEffect(() => {
    browser.permissions.contains(WHATSAPP).then(setAllowed, (error: unknown) => showError(error))
  }, [])
  const allow = (): void => {
    browser.permissions.request(WHATSAPP).then(setAllowed, (error: unknown) => showError(error))
  }
  return { isAllowed, allow }
}
