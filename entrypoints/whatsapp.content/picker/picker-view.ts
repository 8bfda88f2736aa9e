import type { Rendered } from '@/storage/protocol/page'
import type { Hole } from '@/utils/templates/hole'
import { element, keepFocus } from '../base/element'
import { NoticeBar } from '../layer/notice-bar'
import type { Say } from '../strings'
import { FormView, type FormHandlers } from './form-view'
import { ListView, type Line, type ListHandlers } from './list-view'
import type { Place } from './place'

export type PickerHandlers = ListHandlers & FormHandlers & { onTrigger: (trigger: '//' | ';') => void }

/** Draws the picker. It knows nothing of where replies come from or what choosing one does. */
export class PickerView {
  readonly panel: HTMLElement
  readonly search: HTMLInputElement
  readonly #say: () => Say
  readonly #onTrigger: PickerHandlers['onTrigger']
  readonly #hint: NoticeBar
  readonly form: FormView
  readonly #list: ListView
  readonly #message = element('p', { class: 'message' })
  readonly #preview = element('div', { class: 'preview', dir: 'auto' })
  readonly #previewTitle = element('p', { class: 'heading' })
  readonly #files = element('p', { class: 'files' })
  readonly #previewBox: HTMLElement
  readonly #notice = element('p', { class: 'notice', id: 'notice', role: 'alert', hidden: true })
  readonly #keys = element('p', { class: 'keys', 'aria-hidden': 'true' })
  readonly #live = element('p', { class: 'live', 'aria-live': 'polite' })

  constructor(say: () => Say, handlers: PickerHandlers) {
    this.#say = say
    this.#onTrigger = handlers.onTrigger
    this.#list = new ListView('list', handlers)
    this.form = new FormView(say, handlers)
    this.search = element('input', {
      type: 'text',
      dir: 'auto',
      role: 'combobox',
      'aria-expanded': 'true',
      'aria-controls': 'list',
      autocomplete: 'off',
      spellcheck: 'false',
    })
    this.#previewBox = element('div', { class: 'side' }, this.#previewTitle, this.#preview, this.#files)
    const body = element('div', { class: 'body' }, this.#list.list, this.form.form, this.#previewBox)
    this.panel = element('div', { class: 'picker rise', hidden: true }, this.search)
    this.#hint = new NoticeBar(this.panel, 'hint')
    this.panel.append(this.#message, body, this.#notice, this.#keys, this.#live)
    for (const type of ['pointerdown', 'mousedown']) this.panel.addEventListener(type, keepFocusOutsideFields)
  }

  show(place: Place, isSearch: boolean, isBusinessHint: boolean): void {
    const say = this.#say()
    this.search.hidden = !isSearch
    this.search.value = ''
    this.search.placeholder = say('page.picker.search')
    this.search.setAttribute('aria-label', say('page.picker.search'))
    this.#hint.hide()
    if (isBusinessHint) this.#showHint()
    this.panel.hidden = false
    Object.assign(this.panel.style, { left: 'auto', right: 'auto', top: 'auto', bottom: 'auto' }, place)
    if (isSearch) this.search.focus()
  }

  showSearch(words: string): void {
    this.search.hidden = false
    this.search.value = words
    this.search.focus()
  }

  hide(): void {
    this.panel.hidden = true
    this.#live.textContent = ''
  }

  /** `message` is what to say instead of lines. */
  showList(lines: readonly Line[], total: number, message?: string): void {
    const say = this.#say()
    this.#list.show(lines, say('page.picker.label'))
    this.#list.list.hidden = lines.length === 0
    this.form.form.hidden = true
    this.#previewBox.hidden = lines.length === 0
    const more = total > lines.length ? say('page.picker.more', { count: total - lines.length }) : ''
    this.#message.textContent = message ?? more
    this.#message.hidden = this.#message.textContent === ''
    this.#keys.textContent = say('page.picker.keys')
    this.#notice.hidden = true
    if (message !== undefined) this.#live.textContent = message
  }

  mark(index: number, title: string, total: number): void {
    this.search.setAttribute('aria-activedescendant', this.#list.mark(index))
    this.#live.textContent = this.#say()('page.picker.position', { title, index: index + 1, total })
  }

  showPreview(rendered: Rendered | undefined, name: string, language = ''): void {
    const say = this.#say()
    // Isolated, so that a name in another script does not turn the sentence around.
    const title = say('page.picker.preview', { name: `\u2068${name}\u2069` })
    this.#previewTitle.textContent = [title, language].filter(Boolean).join(' · ')
    const pieces = rendered?.segments.map(({ text, kind }) =>
      kind === 'hole' ? element('mark', {}, text) : text,
    )
    this.#preview.replaceChildren(...(pieces ?? [say('page.picker.loading')]))
    this.#preview.classList.toggle('pending', !pieces)
    const files = (rendered?.media ?? []).map(
      ({ name, size }) => `📎 \u2068${name}\u2069 · ${Math.ceil(size / 1e3)} kB`,
    )
    this.#files.textContent = files.length > 0 ? [...files, say('page.picker.bare')].join('\n') : ''
  }

  showForm(title: string, holes: readonly Hole[], answers: Readonly<Record<string, string>>): void {
    this.#list.list.hidden = true
    this.search.hidden = true
    this.#message.hidden = true
    this.#previewBox.hidden = false
    this.form.form.hidden = false
    this.#keys.textContent = this.#say()('page.picker.formKeys')
    this.form.show(title, holes, answers)
  }

  showNotice(text: string): void {
    this.#notice.textContent = text
    this.#notice.hidden = text === ''
  }

  #showHint(): void {
    const buttons = (['//', ';'] as const).map((trigger) => ({
      label: trigger,
      onPress: () => this.#onTrigger(trigger),
    }))
    this.#hint.show(this.#say()('page.picker.business'), ...buttons)
  }
}

/** The page's text field keeps the focus whatever is pressed, except where one types into a field of ours. */
function keepFocusOutsideFields(event: Event): void {
  if (!(event.target instanceof Element && event.target.closest('label, input'))) keepFocus(event)
}
