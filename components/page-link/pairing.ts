import { askUi } from '@/storage/client'
import { pairMessageSchema } from '@/storage/protocol/frame'
import { type AppError, toAppError } from '@/utils/app-error'

const WHATSAPP_ORIGIN = 'https://web.whatsapp.com'
const TRIES = 4
const PAUSE_MS = 250

type Pairing = { onPaired: (port: MessagePort) => void; onError: (error: AppError) => void }

/** @returns whether this page sits inside another one. */
export function isEmbedded(): boolean {
  return window.parent !== window
}

/**
 * Waits for the content script of the page around us. The page itself could post the same message, so the port is used
 * only after the background confirmed that the nonce was registered by our own content script of this very tab.
 */
export function awaitPairing({ onPaired, onError }: Pairing): () => void {
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source !== window.parent || event.origin !== WHATSAPP_ORIGIN) return
    const message = pairMessageSchema.safeParse(event.data)
    const port = event.ports[0]
    if (!message.success || port === undefined) return
    void accept(port, message.data.nonce)
  }
  const accept = async (port: MessagePort, nonce: string): Promise<void> => {
    try {
      if (!(await confirm(nonce))) return port.close()
      window.removeEventListener('message', onMessage)
      onPaired(port)
    } catch (error) {
      onError(toAppError(error))
    }
  }
  window.addEventListener('message', onMessage)
  return () => window.removeEventListener('message', onMessage)
}

/** The background may be starting at this moment; a second try finds it awake. */
async function confirm(nonce: string, tries = TRIES): Promise<boolean> {
  try {
    return (await askUi('ui.pair', { nonce })).paired
  } catch (error) {
    if (tries <= 1 || toAppError(error).code !== 'unreachable') throw error
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    return confirm(nonce, tries - 1)
  }
}
