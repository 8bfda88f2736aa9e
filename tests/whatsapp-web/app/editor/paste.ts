import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  PASTE_COMMAND,
  createCommand,
} from 'lexical'
import type { LexicalCommand, LexicalEditor } from 'lexical'

/** The page takes no more than this many UTF-16 units and cuts off the rest without a word. */
export const LONGEST_TEXT = 65_536

const PASTE_TEXT: LexicalCommand<string> = createCommand('PASTE_TEXT')

/** @returns whether the files were taken. */
export type TakeFiles = (files: File[]) => boolean

/** A paste is read asynchronously, split on new lines, one paragraph for each, in place of the selection. */
export function registerPaste(editor: LexicalEditor, onFiles?: TakeFiles): () => void {
  const unregister = [
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        void takePaste(editor, event as ClipboardEvent, onFiles)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_TEXT,
      (text) => {
        editor.update(() => $insertLines(text))
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
  ]
  return () => {
    for (const each of unregister) each()
  }
}

async function takePaste(editor: LexicalEditor, event: ClipboardEvent, onFiles?: TakeFiles): Promise<void> {
  const data = event.clipboardData
  const files = [...(data?.files ?? [])]
  // Where there is no use for files, they are left to the browser, which has none either.
  if (files.length > 0 && onFiles?.(files) !== true) return
  event.preventDefault()
  event.stopPropagation()
  if (data === null || data === undefined || files.length > 0) return
  const text = await readType(data, 'text/plain')
  if (text !== undefined) editor.dispatchCommand(PASTE_TEXT, text)
}

/** The data is read only after a turn of the event loop's microtasks, as the page does. */
async function readType(data: DataTransfer, type: string): Promise<string | undefined> {
  const value = await Promise.resolve([type].map((each) => data.getData(each)).find(Boolean))
  return value?.replaceAll('\r\n', '\n')
}

function $insertLines(text: string): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  if (!selection.isCollapsed()) selection.removeText()
  const room = Math.max(0, LONGEST_TEXT - $getRoot().getTextContentSize())
  for (const [index, line] of text
    .slice(0, room)
    .split(/\r?\n|\r/g)
    .entries()) {
    if (index > 0) selection.insertParagraph()
    selection.insertText(line)
  }
}
