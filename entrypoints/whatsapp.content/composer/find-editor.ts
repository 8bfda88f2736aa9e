import type { Finder } from '../page/find'

/** Knows which of the page's editors a person means: the focused one, else the one that was, else the composer. */
export class EditorFinder {
  readonly #finder: Finder
  #last: WeakRef<HTMLElement> | undefined

  constructor(finder: Finder, signal: AbortSignal) {
    this.#finder = finder
    const onFocus = (event: FocusEvent) => {
      const editor = event.target instanceof Node ? this.editorAround(event.target) : undefined
      if (editor) this.#last = new WeakRef(editor)
    }
    document.addEventListener('focusin', onFocus, { capture: true, signal })
  }

  /** @returns the editor to insert into; undefined when there is none, or only a read-only one. */
  active(): HTMLElement | undefined {
    const last = this.#last?.deref()
    const isLastUsable = last?.isConnected && isWritable(last) && this.isMessageEditor(last)
    if (isLastUsable) return last
    const composer = this.composer()
    return composer && isWritable(composer) ? composer : undefined
  }

  composer(): HTMLElement | undefined {
    const main = this.#finder.one('main')
    return main && this.#finder.one('composer', main)
  }

  /** @returns the editor that holds the node, unless it is the search box of the list. */
  editorAround(node: Node | null): HTMLElement | undefined {
    const editor = this.#finder.around('editor', node)
    return editor && this.isMessageEditor(editor) ? editor : undefined
  }

  /** @returns the editor that has the focus. */
  focused(): HTMLElement | undefined {
    const editor = this.editorAround(document.activeElement)
    return editor && isWritable(editor) ? editor : undefined
  }

  /** The older layout's search box is an editor of the same kind. */
  isMessageEditor(editor: HTMLElement): boolean {
    return editor.dataset['tab'] !== '3' && !editor.closest('#side')
  }
}

export function isWritable(editor: HTMLElement): boolean {
  return editor.getAttribute('contenteditable') !== 'false'
}
