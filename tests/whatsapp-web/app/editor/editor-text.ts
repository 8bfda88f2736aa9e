import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical'
import type { LexicalEditor, ParagraphNode } from 'lexical'

/** The exact text: one line for each paragraph. */
export function readText(editor: LexicalEditor): string {
  return editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .map((paragraph) => paragraph.getTextContent())
      .join('\n'),
  )
}

/** Puts one paragraph for each line in place of everything; returns the last. */
export function $fill(text: string): ParagraphNode {
  const root = $getRoot().clear()
  let last = $createParagraphNode()
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) last = $createParagraphNode()
    if (line !== '') last.append($createTextNode(line))
    root.append(last)
  }
  return last
}
