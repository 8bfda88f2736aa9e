import { callPage } from './call-page'
import { ClipboardEvent, DataTransfer, dispatch, fill, focusedEditor, selectedText, textOf } from './pristine'
import { describeChat } from './read-chat'
import { shownChat } from './shown-chat'
import type { Ask } from './wire'

/**
 * Hands text to the focused editor as a paste. Firefox shows the page only data that was set after the event was made.
 * @returns '' or why nothing was pasted.
 */
export function paste({
  text,
  before,
  selected,
  id,
}: Extract<Ask, { do: 'paste' }>): '' | 'editor' | 'text' | 'chat' {
  const editor = focusedEditor()
  if (!editor) return 'editor'
  if (textOf(editor) !== before || selectedText() !== selected) return 'text'
  if (id !== undefined && id !== (openChatId() ?? id)) return 'chat'
  const event = new ClipboardEvent('paste', {
    bubbles: true,
    cancelable: true,
    composed: true,
    clipboardData: new DataTransfer(),
  })
  fill(event, text)
  dispatch(editor, event)
  return ''
}

/** The view is what the text would land in, so it goes before the model. */
function openChatId(): string | undefined {
  return (describeChat(shownChat().chat) ?? describeChat(callPage('activeChat')))?.id
}
