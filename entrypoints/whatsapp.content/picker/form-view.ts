import { element, onPress } from '../base/element'
import type { Say } from '../strings'

export type FormHandlers = { onSubmit: () => void; onBack: () => void }

/** One field for each placeholder that has no value yet. */
export class FormView {
  readonly form: HTMLElement
  readonly #say: () => Say
  readonly #handlers: FormHandlers
  #inputs = new Map<string, HTMLInputElement>()

  constructor(say: () => Say, handlers: FormHandlers) {
    this.#say = say
    this.#handlers = handlers
    this.form = element('div', { class: 'form', role: 'group' })
  }

  show(names: readonly string[], answers: Readonly<Record<string, string>>): void {
    const say = this.#say()
    const heading = element('p', { class: 'heading' }, say('page.picker.fill'))
    const insert = element('button', { class: 'main', type: 'button' }, say('page.picker.insert'))
    const back = element('button', { type: 'button' }, say('page.picker.back'))
    onPress(insert, this.#handlers.onSubmit)
    onPress(back, this.#handlers.onBack)
    this.#inputs = new Map(names.map((name) => [name, inputFor(answers[name] ?? '')]))
    const fields = [...this.#inputs].map(([name, input]) => element('label', {}, labelOf(name), input))
    this.form.setAttribute('aria-label', say('page.picker.fill'))
    this.form.replaceChildren(heading, ...fields, element('div', { class: 'buttons' }, insert, back))
    this.focusNextEmpty()
  }

  answers(): Record<string, string> {
    const filled = [...this.#inputs].map(([name, input]) => [name, input.value] as const)
    return Object.fromEntries(filled.filter(([, value]) => value.trim() !== ''))
  }

  /** @returns whether a field without an answer was left to go to. */
  focusNextEmpty(): boolean {
    const empty = [...this.#inputs.values()].find((input) => input.value.trim() === '')
    empty?.focus()
    return empty !== undefined
  }
}

function inputFor(value: string): HTMLInputElement {
  const input = element('input', { type: 'text', dir: 'auto', maxlength: '4000', autocomplete: 'off' })
  input.value = value
  return input
}

/** A name as a person would read it: `tracking_number` is "tracking number". */
function labelOf(name: string): string {
  return name.replaceAll(/[_-]+/g, ' ')
}
