import type { Context } from '../context'
import { openChat } from '../model/actions'
import type { AppView } from '../view/app-view'

const ALT_SHORTCUTS = new Set(['k', 'i', 'r', '8', 'p'])

/**
 * The page's own keys, heard at the document: what is typed anywhere outside a field goes to the composer, where Enter
 * sends. A key that bubbles out of a shadow root looks as if it were typed on the root's host, so it is taken as well.
 */
export function handleKeys(context: Context, view: AppView): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return
    if (runShortcut(context, view, event)) return
    if (event.key === 'Escape') closeSomething(context, view)
    else if (!isField(event.target)) typeIntoComposer(view, event)
  })
}

function runShortcut({ records }: Context, view: AppView, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase()
  const withControl = event.ctrlKey && event.altKey && !event.shiftKey
  const withAlt = event.altKey && !event.ctrlKey && !event.shiftKey && ALT_SHORTCUTS.has(key)
  if (key.length !== 1 || !(withControl || withAlt)) return false
  event.preventDefault()
  records.shortcuts.push(`${withControl ? 'Ctrl+' : ''}Alt+${key.toUpperCase()}`)
  records.save()
  if (key === 'k' || key === '/') view.focusSearch()
  return true
}

function closeSomething(context: Context, view: AppView): void {
  const dialog = view.dialog()
  if (dialog === undefined) openChat(context, undefined)
  else dialog.close()
}

function typeIntoComposer(view: AppView, event: KeyboardEvent): void {
  const composer = view.pane()?.composer
  if (composer === undefined || view.dialog() !== undefined) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Enter') {
    event.preventDefault()
    composer.submit('panel-enter', event.isTrusted)
    return
  }
  // The key's character then lands in the field that has the focus by the time the browser inserts it.
  if (event.key.length === 1) composer.editor.focus()
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}
