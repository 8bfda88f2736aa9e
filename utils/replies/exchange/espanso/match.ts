import type { Noting } from '../notes'
import { htmlToText } from '../html-to-text'
import type { Entry } from './match-file'
import { isYes, listOf, recordOf, wordsOf, type YamlRecord } from './yaml-values'

export type EspansoVariable = {
  name: string
  type: string
  params: YamlRecord
  /** Whether `{{name}}` in its parameters means other variables. */
  injects: boolean
}

/** A match with what it inserts; `text` refers to `variables`. */
export type EspansoMatch = {
  place: string
  triggers: string[]
  label: string
  searchTerms: string[]
  text: string
  variables: EspansoVariable[]
}

/** What only means something while typing: how a trigger is recognised, and how text gets into a window. */
export const IGNORED_OPTIONS = [
  'word',
  'left_word',
  'right_word',
  'propagate_case',
  'uppercase_style',
  'force_clipboard',
  'force_mode',
  'paragraph',
] as const

const KNOWN_KEYS = [
  'trigger',
  'triggers',
  'regex',
  'label',
  'search_terms',
  'replace',
  'markdown',
  'html',
  'form',
  'form_fields',
  'image_path',
  'vars',
  ...IGNORED_OPTIONS,
]
const FORM_CONTROL = /\[\[\s*([\p{L}\p{N}\p{M}_]+)(?:\.[\p{L}\p{N}\p{M}_]+)?\s*\]\]/gu

/** @returns a match as espanso understands it; undefined, with a note, when there is nothing we could insert. */
export function readMatch({ place, fields }: Entry, note: Noting): EspansoMatch | undefined {
  const regex = wordsOf(fields, 'regex')
  const triggers = listOf(fields, 'trigger').concat(listOf(fields, 'triggers')).filter(isText)
  if (regex !== undefined && triggers.length === 0) {
    note('regex-refused', regex)
    return undefined
  }
  const effect = effectOf(fields, note)
  if (effect === undefined) return undefined
  for (const key of Object.keys(fields)) if (!KNOWN_KEYS.includes(key)) note('option-ignored', key)
  const [, ...others] = triggers
  if (others.length > 0) note('trigger-left-out', others.join(' '))
  return {
    place,
    triggers,
    label: wordsOf(fields, 'label') ?? '',
    searchTerms: listOf(fields, 'search_terms').filter(isText),
    ...effect,
  }
}

/** @returns a variable, or undefined with a note when it has no name or type. */
export function readVariable(value: unknown, note: Noting): EspansoVariable | undefined {
  const fields = recordOf(value)
  const name = fields && wordsOf(fields, 'name')
  const type = fields && wordsOf(fields, 'type')
  if (fields === undefined || name === undefined || type === undefined) {
    note('bad-value', 'vars')
    return undefined
  }
  const injects = !Object.hasOwn(fields, 'inject_vars') || isYes(fields, 'inject_vars')
  return { name, type, params: recordOf(fields['params']) ?? {}, injects }
}

type Effect = Pick<EspansoMatch, 'text' | 'variables'>

/** Of several the first counts, in espanso's own order. */
function effectOf(fields: YamlRecord, note: Noting): Effect | undefined {
  const variables = listOf(fields, 'vars').flatMap((value) => readVariable(value, note) ?? [])
  const replace = wordsOf(fields, 'replace')
  if (replace !== undefined) return { text: replace, variables }
  const markdown = wordsOf(fields, 'markdown')
  if (markdown !== undefined) {
    note('formatting-changed')
    return { text: markdown, variables }
  }
  const html = wordsOf(fields, 'html')
  if (html !== undefined) {
    const { text, lost } = htmlToText(html)
    note('formatting-changed', lost.length > 0 ? lost.join(', ') : undefined)
    return { text, variables }
  }
  const form = wordsOf(fields, 'form')
  if (form !== undefined) return formEffect(form, fields)
  const picture = wordsOf(fields, 'image_path')
  if (picture === undefined) note('no-body')
  else note('picture-refused', picture)
  return undefined
}

/** `form` is short for a variable of type form, whose layout is the message itself. */
function formEffect(form: string, fields: YamlRecord): Effect {
  const text = form
    .replace(FORM_CONTROL, (_all, name: string) => `{{form1.${name}}}`)
    .replaceAll('\\{', '{ ')
    .replaceAll('\\}', ' }')
  const params = { layout: '', fields: fields['form_fields'] }
  return { text, variables: [{ name: 'form1', type: 'form', params, injects: true }] }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
