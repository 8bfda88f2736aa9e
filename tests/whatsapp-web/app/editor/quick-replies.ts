import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
} from 'lexical'
import type { LexicalCommand } from 'lexical'
import type { Context } from '../context'
import { h } from '../dom/element'
import type { MessageEditor } from './message-editor'

const REPLIES = [
  { shortcut: 'thanks', text: 'Thank you for your order! We will be in touch shortly.' },
  { shortcut: 'hours', text: 'We are open Monday to Saturday, 9:00 to 18:00.' },
  { shortcut: 'payment', text: 'You can pay by card, transfer or cash on delivery.' },
] as const

/** The quick replies of Business accounts: a menu after `/` that keeps Enter, Tab and the arrows for itself. */
export function registerQuickReplies(context: Context, editor: MessageEditor): () => void {
  const { lexical } = editor
  const menu = h('div', { class: 'quick-replies', role: 'listbox', 'aria-label': context.texts.quickReplies })
  let matches: (typeof REPLIES)[number][] = []
  let selected = 0
  const show = (): void => {
    matches = findMatches(lexical.getEditorState().read($queryBeforeCaret))
    if (matches.length === 0) menu.remove()
    else document.getElementById('main')?.append(menu)
    menu.replaceChildren(...matches.map((reply, index) => option(reply, index === selected)))
  }
  const whileOpen = <T extends Event>(command: LexicalCommand<T>, act: () => void): (() => void) =>
    lexical.registerCommand(
      command,
      (event) => {
        if (matches.length === 0) return false
        event.preventDefault()
        act()
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    )
  const move = (step: number) => (): void => {
    selected = (selected + step + matches.length) % matches.length
    show()
  }
  const take = (): void => {
    const reply = matches[selected]
    if (reply !== undefined) lexical.update(() => $replaceQuery(reply.text))
  }
  const unregister = [
    lexical.registerUpdateListener(() => {
      selected = 0
      show()
    }),
    whileOpen(KEY_ARROW_DOWN_COMMAND, move(1)),
    whileOpen(KEY_ARROW_UP_COMMAND, move(-1)),
    whileOpen(KEY_ENTER_COMMAND as LexicalCommand<KeyboardEvent>, take),
    whileOpen(KEY_TAB_COMMAND, take),
    whileOpen(KEY_ESCAPE_COMMAND, () => {
      matches = []
      menu.remove()
    }),
  ]
  return () => {
    menu.remove()
    for (const each of unregister) each()
  }
}

function findMatches(query: string | undefined): (typeof REPLIES)[number][] {
  return query === undefined ? [] : REPLIES.filter((reply) => reply.shortcut.startsWith(query))
}

function option(reply: (typeof REPLIES)[number], isSelected: boolean): HTMLElement {
  return h(
    'div',
    { role: 'option', 'aria-selected': String(isSelected) },
    h('strong', {}, `/${reply.shortcut}`),
    h('span', {}, reply.text),
  )
}

function $queryBeforeCaret(): string | undefined {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined
  const node = selection.anchor.getNode()
  if (!$isTextNode(node)) return undefined
  return /(?:^|\s)\/(\w*)$/.exec(node.getTextContent().slice(0, selection.anchor.offset))?.[1]
}

function $replaceQuery(text: string): void {
  const query = $queryBeforeCaret()
  const selection = $getSelection()
  if (query === undefined || !$isRangeSelection(selection)) return
  const node = selection.anchor.getNode()
  if (!$isTextNode(node)) return
  const end = selection.anchor.offset
  node.spliceText(end - query.length - 1, query.length + 1, text, true)
}
