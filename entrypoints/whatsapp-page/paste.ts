import { callPage } from './call-page'
import {
  ClipboardEvent,
  DataTransfer,
  dispatch,
  fill,
  find,
  focusedEditor,
  selectedText,
  textOf,
} from './pristine'
import { describeChat } from './read-chat'
import { shownChat } from './shown-chat'
import type { Ask, Wired } from './wire'

type PasteAsk = Omit<Wired<Extract<Ask, { do: 'paste' }>>, 'call'>

/**
 * Hands text or files to the focused editor as a paste. Firefox shows the page only data that was set after the event
 * was made.
 * @returns '' or why nothing was pasted; 'ignored' when the page let files pass.
 */
export function paste({
  text = '',
  files,
  before,
  selected,
  id,
  title,
}: PasteAsk): '' | 'editor' | 'text' | 'chat' | 'ignored' {
  const editor = focusedEditor()
  if (!editor) return 'editor'
  if (textOf(editor) !== before || selectedText() !== selected) return 'text'
  if (id !== undefined && id !== (openChatId() ?? id)) return 'chat'
  // Messages between the worlds take their time, in which another chat may have come, with a draft that looks the same.
  if (title && textOf(find(title[0]) ?? editor) !== title[1]) return 'chat'
  const event = new ClipboardEvent('paste', {
    bubbles: true,
    cancelable: true,
    composed: true,
    clipboardData: new DataTransfer(),
  })
  fill(event, text, files)
  return dispatch(editor, event) && files ? 'ignored' : ''
}

/** The view is what the text would land in, so it goes before the model. */
function openChatId(): string | undefined {
  return (describeChat(shownChat().chat) ?? describeChat(callPage('activeChat')))?.id
}
