import type { Hole } from '@/utils/templates/hole'
import { element, onPress } from '../base/element'
import type { Say } from '../strings'
import { fieldOf, isRight, type Field } from './field'
import { ProductField, type ProductHandlers } from './product-field'

export type FormHandlers = ProductHandlers & { onSubmit: () => void; onBack: () => void }

/** What a reply asks for, one field each. It is filled in without leaving the keyboard. */
export class FormView {
  readonly form = element('div', { class: 'form', role: 'group', hidden: true })
  readonly #say: () => Say
  readonly #handlers: FormHandlers
  readonly #fields = new Map<string, Field>()
  readonly #buttons = element('div', { class: 'buttons' })

  constructor(say: () => Say, handlers: FormHandlers) {
    this.#say = say
    this.#handlers = handlers
  }

  /** `answers` are those given before the person went back to the list. */
  show(title: string, holes: readonly Hole[], answers: Readonly<Record<string, string>>): void {
    const say = this.#say()
    const insert = element('button', { class: 'main', type: 'button' }, say('page.picker.insert'))
    const back = element('button', { type: 'button' }, say('page.picker.back'))
    onPress(insert, this.#handlers.onSubmit)
    onPress(back, this.#handlers.onBack)
    this.#buttons.replaceChildren(insert, back)
    this.#fields.clear()
    this.form.setAttribute('aria-label', title)
    this.form.replaceChildren(element('p', { class: 'heading', dir: 'auto' }, title), this.#buttons)
    this.update(holes, answers)
    const fields = [...this.#fields.values()]
    const open = fields.find((field) => !isRight(field)) ?? fields[0]
    open?.control.focus()
  }

  /** An answer may ask for more: fields that came are added, and none that a person was at goes away. */
  update(holes: readonly Hole[], answers: Readonly<Record<string, string>> = {}): void {
    for (const hole of holes) {
      if (this.#fields.has(hole.key)) continue
      const isProduct = hole.kind === 'product'
      const given = answers[hole.key] ?? hole.initial
      const field = isProduct
        ? new ProductField(hole, given, this.#say, this.#handlers)
        : fieldOf(hole, given)
      this.#fields.set(hole.key, field)
      this.#buttons.before(...field.parts)
    }
  }

  answers(): Record<string, string> {
    const answers: Record<string, string> = {}
    for (const [key, field] of this.#fields) {
      const answer = field.answer()
      if (answer !== undefined) answers[key] = answer
    }
    return answers
  }

  /** Goes to the first field that is not right. @returns what is wrong, if it was there already; undefined: none is left. */
  goOn(focused: Element | null): string | undefined {
    const fields = [...this.#fields.values()]
    const open = fields.find((field) => !isRight(field))
    for (const field of fields) {
      field.control.setAttribute('aria-invalid', String(field === open && field.control === focused))
    }
    if (!open) return undefined
    const { control, hole } = open
    control.focus()
    if (control !== focused) return ''
    // The browser says best what does not fit its own field.
    return control.validationMessage || this.#say()('page.form.missing', { label: hole.label })
  }

  onInput(focused: Element | null): void {
    const field = this.#at(focused)
    if (field instanceof ProductField) field.onInput()
    this.#handlers.onAnswer()
  }

  /** @returns whether the key is done with, so that the field must not take it. */
  onKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, focused: Element | null): boolean {
    const field = this.#at(focused)
    const isForced = ctrlKey || metaKey
    if (!isForced && field instanceof ProductField && field.onKey(key)) return true
    if (key === 'Escape') this.#handlers.onBack()
    else if (key === 'Tab') this.#step(focused, shiftKey ? -1 : 1)
    else if (key === 'Enter' && (isForced || (field && field.hole.kind !== 'lines')))
      this.#handlers.onSubmit()
    else return false
    return true
  }

  #at(focused: Element | null): Field | undefined {
    return [...this.#fields.values()].find(({ control }) => control === focused)
  }

  /** Tab stays inside: from the last field or button to the first one. */
  #step(focused: Element | null, by: 1 | -1): void {
    const all = [...this.form.querySelectorAll<HTMLElement>('input, textarea, select, button')]
    const next = all.findIndex((one) => one === focused) + by
    all.at(next % all.length)?.focus()
  }
}
