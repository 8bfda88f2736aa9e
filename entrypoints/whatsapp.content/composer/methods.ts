import type { OpenChat } from '@/entrypoints/whatsapp-page/wire'
import type { Bridge } from '../bridge/bridge'
import type { InsertMethod } from './insert'
import { pasteInPage } from './paste-in-page'

/**
 * The ways to insert, best first, as measured: a paste made in the page's world works in every browser; one made in ours
 * works in Chromium; a plain command is right for a single line.
 */
export function insertMethods(bridge: Bridge, openChat: () => OpenChat): readonly InsertMethod[] {
  return [
    { name: 'paste', run: (editor, text) => pasteInPage(bridge, editor, openChat(), text) },
    { name: 'paste-isolated', run: pasteHere },
    {
      name: 'command',
      run: (_editor, text) => !text.includes('\n') && document.execCommand('insertText', false, text),
    },
  ]
}

function pasteHere(editor: HTMLElement, text: string): boolean {
  const event = new ClipboardEvent('paste', {
    bubbles: true,
    cancelable: true,
    composed: true,
    clipboardData: new DataTransfer(),
  })
  event.clipboardData?.setData('text/plain', text)
  return !editor.dispatchEvent(event)
}
