import type { Noting } from '../notes'
import { literal } from './write-text'

type FieldSettings = { type?: 'choice'; multiline?: true; values?: string[]; default?: string }
export type Field = { key: string; label: string; settings?: FieldSettings }

/** Collects the fields of one match's form; fields of one key are one. */
export type FormWriter = {
  /** @returns the reference to a field's answer. */
  add: (field: Field) => string
  /** @returns the variable of the form; undefined when nothing is asked. */
  variable: () => object | undefined
}

const FORM = 'form1'

/** @returns what collects a form. */
export function formWriter(note: Noting): FormWriter {
  const names = new Map<string, string>()
  const layout: string[] = []
  const fields: Record<string, FieldSettings> = {}
  const taken = new Set<string>()
  const add = ({ key, label, settings = {} }: Field): string => {
    const known = names.get(key)
    if (known !== undefined) return `{{${FORM}.${known}}}`
    const name = freeName(key, taken)
    names.set(key, name)
    layout.push(`${labelLine(label, note)}: [[${name}]]`)
    if (Object.keys(settings).length > 0) fields[name] = escaped(settings, note)
    return `{{${FORM}.${name}}}`
  }
  const variable = () => {
    if (layout.length === 0) return undefined
    const hasFields = Object.keys(fields).length > 0
    const params = { layout: layout.join('\n'), ...(hasFields && { fields }) }
    return { name: FORM, type: 'form', params }
  }
  return { add, variable }
}

function freeName(key: string, taken: Set<string>): string {
  const stem = key.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '') || 'field'
  let name = stem
  for (let next = 2; taken.has(name); next++) name = `${stem}_${next}`
  taken.add(name)
  return name
}

/** Brackets and braces mean something in a layout. */
function labelLine(label: string, note: Noting): string {
  const line = label.replace(/[[\]{}\r\n\u2028\u2029]+/gu, ' ').trim()
  if (line !== label) note('text-changed', label)
  return line
}

function escaped(settings: FieldSettings, note: Noting): FieldSettings {
  const { values, default: initial, ...rest } = settings
  return {
    ...rest,
    ...(values !== undefined && { values: values.map((value) => literal(value, note)) }),
    ...(initial !== undefined && { default: literal(initial, note) }),
  }
}
