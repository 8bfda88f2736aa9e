import { AppError } from '@/utils/app-error'
import type { OpenChat } from '@/entrypoints/whatsapp-page/wire'
import type { Bridge } from '../bridge/bridge'

/**
 * Has our script in the page's world paste a text or files into the focused editor. Throws an AppError when the editor or
 * the open chat is not what it was.
 * @returns whether the page took it.
 */
export async function pasteInPage(
  bridge: Bridge,
  editor: HTMLElement,
  chat: OpenChat,
  what: string | readonly File[],
): Promise<boolean> {
  const isText = typeof what === 'string'
  const selected = String(document.getSelection())
  const answer = await bridge.ask(
    { do: 'paste', ...(isText && { text: what }), before: editor.textContent, selected, ...chat },
    isText ? undefined : what,
  )
  if (answer === 'chat') throw new AppError('chat-changed')
  if (answer === 'text') throw new AppError('composer-changed')
  return answer === ''
}
