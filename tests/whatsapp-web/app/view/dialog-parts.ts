import type { Context } from '../context'
import { h, onClick } from '../dom/element'
import { icon } from '../dom/icon'

export function sendButton({ texts, options }: Context, onSend: (event: MouseEvent) => void): HTMLElement {
  const name = options.legacy ? 'send' : 'wds-ic-send-filled'
  const button = h(
    'button',
    { 'aria-label': texts.send, class: 'send' },
    h('span', { 'data-icon': name }, icon(name)),
  )
  return onClick(button, onSend)
}

export function closeButton({ texts }: Context, onClose: () => void): HTMLElement {
  return onClick(h('button', { 'aria-label': texts.close }, icon('ic-close')), onClose)
}

/** The root of an editor outside the footer. */
export function editorRoot(label: string, testId: string | undefined): HTMLElement {
  return h('div', {
    contenteditable: 'true',
    role: 'textbox',
    spellcheck: 'true',
    'aria-label': label,
    'aria-placeholder': label,
    'data-tab': 'undefined',
    'data-testid': testId,
    style: 'white-space:pre-wrap',
  })
}

export function placeholderFor(label: string, text: string): HTMLElement {
  const placeholder = h('div', { class: 'placeholder', 'aria-hidden': 'true' }, label)
  placeholder.hidden = text !== ''
  return placeholder
}
