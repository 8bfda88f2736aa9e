import { readableName } from '@/utils/templates/names'
import { type Piece, promptPiece, textOf } from '../template/pieces'
import type { Scope } from './scope'
import { listOf, recordOf, wordsOf, type YamlRecord } from './yaml-values'

/** `text` is inserted, `label` only shown. */
export type Choice = { text: string; label: string }

/** @returns the choices of a parameter: a list, or lines of text; each a text, or one with a label. */
export function choicesOf(params: YamlRecord, key: string): Choice[] {
  const written = wordsOf(params, key)
  const values = written === undefined ? listOf(params, key) : written.split(/\r\n|\r|\n/)
  return values.flatMap((value) => {
    const fields = recordOf(value)
    const text = fields === undefined ? value : wordsOf(fields, 'id')
    if (typeof text !== 'string' || text.trim() === '') return []
    return [{ text, label: (fields && wordsOf(fields, 'label')) ?? text }]
  })
}

/** @returns a prompt to choose, the only choice itself, or a field to write in when there is nothing to choose. */
export function translateChoice(
  name: string,
  choices: readonly Choice[],
  scope: Scope,
  texts: (text: string) => Piece[],
): Piece[] {
  const { labels, note } = scope
  const [only] = choices
  if (only !== undefined && choices.length === 1) return texts(only.text)
  const label = labels(name, readableName(name))
  if (only === undefined) return [promptPiece({ kind: 'text', label })]
  for (const { text, label } of choices) if (label !== text) note('option-label-left-out', label)
  return [promptPiece({ kind: 'choice', label, options: optionsOf(choices, texts) })]
}

/** @returns the choices as options: without blanks around them, and none twice. */
export function optionsOf(choices: readonly Choice[], texts: (text: string) => Piece[]): Piece[][] {
  const options = choices.map(({ text }) => texts(text.trim()))
  const seen = new Set<string>()
  return options.filter((option) => {
    const text = textOf(option)
    if (text === undefined) return true
    const isNew = text.trim() !== '' && !seen.has(text)
    seen.add(text)
    return isNew
  })
}
