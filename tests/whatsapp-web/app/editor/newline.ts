import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_NORMAL,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  createCommand,
} from 'lexical'
import type { LexicalCommand, LexicalEditor } from 'lexical'

const NEW_PARAGRAPH: LexicalCommand<undefined> = createCommand('NEW_PARAGRAPH')

/** Every new line is a new paragraph, and one after a list item begins the next item. */
export function registerNewline(editor: LexicalEditor): () => void {
  const newParagraph = (): boolean => {
    editor.update(() => {
      const selection = $getSelection()
      if ($isRangeSelection(selection)) selection.insertParagraph()
      editor.dispatchCommand(NEW_PARAGRAPH, undefined)
    })
    return true
  }
  const unregister = [
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, newParagraph, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, newParagraph, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(NEW_PARAGRAPH, $continueList, COMMAND_PRIORITY_NORMAL),
  ]
  return () => {
    for (const each of unregister) each()
  }
}

function $continueList(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const previous = selection.anchor.getNode().getTopLevelElement()?.getPreviousSibling()
  const text = previous?.getTextContent() ?? ''
  const number = /^(\d+)\. ./.exec(text)?.[1]
  if (/^- ./.test(text)) selection.insertText('- ')
  else if (number !== undefined) selection.insertText(`${Number(number) + 1}. `)
  return false
}
