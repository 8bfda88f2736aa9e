import type { ReplyRow } from '@/storage/schema/reply'
import { element, keepFocus, onPress } from '../base/element'
import type { Say } from '../strings'
import { FormView, type FormHandlers } from './form-view'
import { ListView, type ListHandlers } from './list-view'
import type { Place } from './place'

export type PickerHandlers = ListHandlers & FormHandlers & { onTrigger: (trigger: '//' | ';') => void }
export type ListState = { rows: readonly ReplyRow[]; total: number; message?: string; trigger: string }

/** Draws the picker. It knows nothing of where replies come from or what choosing one does. */
export class PickerView {
  readonly panel: HTMLElement
  readonly search: HTMLInputElement
  readonly #say: () => Say
  readonly #onTrigger: PickerHandlers['onTrigger']
  readonly #list: ListView
  readonly #form: FormView
  readonly #message = element('p', { class: 'message' })
  readonly #preview = element('div', { class: 'preview', dir: 'auto' })
  readonly #previewTitle = element('p', { class: 'heading' })
  readonly #previewBox: HTMLElement
  readonly #notice = element('p', { class: 'notice', role: 'alert', hidden: true })
  readonly #hint = element('div', { class: 'hint', hidden: true })
  readonly #keys = element('p', { class: 'keys', 'aria-hidden': 'true' })
  readonly #live = element('p', { class: 'live', 'aria-live': 'polite' })

  constructor(say: () => Say, handlers: PickerHandlers) {
    this.#say = say
    this.#onTrigger = handlers.onTrigger
    this.#list = new ListView(say, handlers)
    this.#form = new FormView(say, handlers)
    this.search = element('input', {
      type: 'text',
      dir: 'auto',
      role: 'combobox',
      'aria-expanded': 'true',
      'aria-controls': 'list',
      autocomplete: 'off',
      spellcheck: 'false',
    })
    this.#previewBox = element('div', { class: 'side' }, this.#previewTitle, this.#preview)
    const body = element('div', { class: 'body' }, this.#list.list, this.#form.form, this.#previewBox)
    this.panel = element(
      'div',
      { class: 'picker rise', hidden: true },
      this.search,
      this.#hint,
      this.#message,
      body,
      this.#notice,
      this.#keys,
      this.#live,
    )
    for (const type of ['pointerdown', 'mousedown']) this.panel.addEventListener(type, keepFocusOutsideFields)
  }

  get isShown(): boolean {
    return !this.panel.hidden
  }

  show(place: Place, isSearch: boolean, isBusinessHint: boolean): void {
    const say = this.#say()
    this.search.hidden = !isSearch
    this.search.value = ''
    this.search.placeholder = say('page.picker.search')
    this.search.setAttribute('aria-label', say('page.picker.search'))
    this.#hint.hidden = !isBusinessHint
    if (isBusinessHint) this.#drawHint(say)
    this.panel.hidden = false
    this.place(place)
    if (isSearch) this.search.focus()
  }

  place({ left, right, top, bottom, maxHeight }: Place): void {
    const { style } = this.panel
    style.left = left ?? 'auto'
    style.right = right ?? 'auto'
    style.top = top ?? 'auto'
    style.bottom = bottom ?? 'auto'
    style.maxHeight = maxHeight
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

  showList({ rows, total, message, trigger }: ListState): void {
    const say = this.#say()
    this.#list.show(rows, trigger)
    this.#list.list.hidden = rows.length === 0
    this.#form.form.hidden = true
    this.#previewBox.hidden = rows.length === 0
    const more = total > rows.length ? say('page.picker.more', { count: total - rows.length }) : ''
    this.#message.textContent = message ?? more
    this.#message.hidden = this.#message.textContent === ''
    this.#keys.textContent = say('page.picker.keys')
    this.#notice.hidden = true
    if (message !== undefined) this.#live.textContent = message
  }

  mark(index: number, row: ReplyRow, total: number): void {
    this.#list.mark(index)
    this.search.setAttribute('aria-activedescendant', `option-${index}`)
    this.#live.textContent = this.#say()('page.picker.position', {
      title: row.title,
      index: index + 1,
      total,
    })
  }

  showPreview(text: string | undefined, name: string): void {
    const say = this.#say()
    // Isolated, so that a name in another script does not turn the sentence around.
    this.#previewTitle.textContent = say('page.picker.preview', { name: `\u2068${name}\u2069` })
    this.#preview.textContent = text ?? say('page.picker.loading')
    this.#preview.classList.toggle('pending', text === undefined)
  }

  showForm(names: readonly string[], answers: Readonly<Record<string, string>>): void {
    this.#list.list.hidden = true
    this.search.hidden = true
    this.#message.hidden = true
    this.#form.form.hidden = false
    this.#keys.textContent = this.#say()('page.picker.formKeys')
    this.#form.show(names, answers)
  }

  get form(): FormView {
    return this.#form
  }

  showNotice(text: string): void {
    this.#notice.textContent = text
    this.#notice.hidden = text === ''
  }

  #drawHint(say: Say): void {
    const buttons = (['//', ';'] as const).map((trigger) => {
      const button = element('button', { type: 'button' }, trigger)
      onPress(button, () => this.#onTrigger(trigger))
      return button
    })
    this.#hint.replaceChildren(element('span', {}, say('page.picker.business')), ...buttons)
  }
}

/** The page's text field keeps the focus whatever is pressed, except where one types into a field of ours. */
function keepFocusOutsideFields(event: Event): void {
  if (!(event.target instanceof HTMLInputElement)) keepFocus(event)
}
