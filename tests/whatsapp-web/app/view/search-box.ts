import { $getRoot, createEditor } from 'lexical'
import { registerPlainText } from '@lexical/plain-text'
import type { Context } from '../context'
import { h } from '../dom/element'
import { icon } from '../dom/icon'
import { $fill } from '../editor/editor-text'
import { noteError } from '../page/error-watch'

export interface SearchBox {
  element: HTMLElement
  focus: () => void
}

/** The search field. Only typing filters: a value put there by script raises no event and is not seen. */
export function createSearchBox(context: Context): SearchBox {
  return context.options.legacy ? editorBox(context) : inputBox(context)
}

function inputBox(context: Context): SearchBox {
  const input = h('input', {
    type: 'text',
    role: 'textbox',
    'data-tab': 3,
    'aria-label': context.texts.search,
    placeholder: context.texts.search,
  })
  input.addEventListener('input', () => search(context, input.value))
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    input.value = ''
    search(context, '')
  })
  const element = h(
    'div',
    { 'data-testid': 'chat-list-search-container', class: 'search' },
    h('span', { class: 'search-icon' }, icon('ic-search')),
    input,
  )
  return { element, focus: () => input.focus() }
}

/** Until 2025 the field was an editor like the composer. */
function editorBox(context: Context): SearchBox {
  const root = h('div', {
    contenteditable: 'true',
    role: 'textbox',
    'data-tab': 3,
    'aria-label': context.texts.search,
    class: 'search legacy-search',
  })
  const editor = createEditor({
    namespace: 'search',
    onError: (error) => noteError(context.records, error),
  })
  editor.setRootElement(root)
  editor.update(() => $fill(''), { discrete: true })
  registerPlainText(editor)
  editor.registerTextContentListener(() =>
    search(
      context,
      editor.getEditorState().read(() => $getRoot().getTextContent()),
    ),
  )
  return { element: root, focus: () => editor.focus() }
}

function search({ store }: Context, query: string): void {
  if (store.query === query) return
  store.query = query
  store.emit({ type: 'query' })
}
