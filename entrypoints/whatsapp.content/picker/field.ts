import type { Hole } from '@/utils/templates/hole'
import { element } from '../base/element'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** One field of the form. Answers are text, as the renderer takes them. */
export type Field = {
  hole: Hole
  control: Control
  /** Everything that is drawn of it. */
  parts: Node[]
  /** @returns undefined while nothing was answered. What was emptied on purpose is answered with nothing. */
  answer(): string | undefined
}

const INPUT_TYPES: Partial<Record<Hole['kind'], string>> = {
  date: 'date',
  number: 'number',
  money: 'number',
  toggle: 'checkbox',
}

/** @returns a field with `given` in it. */
export function fieldOf(hole: Hole, given = ''): Field {
  const { kind, label, currency, initial } = hole
  const control = controlOf(hole)
  const isBox = control instanceof HTMLInputElement && kind === 'toggle'
  if (isBox) control.checked = given === 'yes'
  else control.value = given
  const unit = currency === undefined ? '' : ` (${currency})`
  const caption = element('span', {}, label + unit)
  const answer = () => {
    if (isBox) return control.checked ? 'yes' : 'no'
    return control.value.trim() === '' && initial === undefined ? undefined : control.value
  }
  return { hole, control, parts: [element('label', { class: kind }, caption, control)], answer }
}

/** @returns whether the field says what is asked: it is answered, and within its limits. */
export function isRight(field: Field): boolean {
  return field.answer() !== undefined && field.control.validity.valid
}

function controlOf({ kind, options = [], initial, min, max }: Hole): Control {
  const common = { 'aria-describedby': 'notice', dir: 'auto', maxlength: '4000', autocomplete: 'off' }
  if (kind === 'lines') return element('textarea', { ...common, rows: '3' })
  if (kind !== 'choice') {
    const limits = { min: min?.toString(), max: max?.toString(), step: 'any' }
    const type = INPUT_TYPES[kind]
    return element('input', { ...common, type: type ?? 'text', ...(type === 'number' && limits) })
  }
  const choices = initial === undefined ? ['', ...options] : options
  return element('select', common, ...choices.map((option) => element('option', { value: option }, option)))
}
