import { readableName } from '@/utils/templates/names'
import { type Piece, promptPiece, textOf } from '../template/pieces'
import type { EspansoVariable } from './match'
import { choicesOf, optionsOf } from './translate-choice'
import type { Scope } from './scope'
import { isYes, recordOf, wordsOf, type YamlRecord } from './yaml-values'

/** @returns the prompt for one field of a form. */
export function translateField(
  { name, params }: EspansoVariable,
  field: string,
  scope: Scope,
  texts: (text: string) => Piece[],
): Piece[] {
  const fields = recordOf(params['fields']) ?? {}
  const settings = (Object.hasOwn(fields, field) && recordOf(fields[field])) || {}
  const wanted = labelIn(wordsOf(params, 'layout') ?? '', field) ?? readableName(field)
  const label = scope.labels(`${name}.${field}`, wanted)
  const type = wordsOf(settings, 'type') ?? 'text'
  const options = /^(choice|list)$/.test(type) ? optionsOf(choicesOf(settings, 'values'), texts) : []
  const fallback = fallbackOf(settings, options, scope, texts)
  if (options.length > 0) return [promptPiece({ kind: 'choice', label, options, fallback })]
  const kind = isYes(settings, 'multiline') ? 'lines' : 'text'
  return [promptPiece({ kind, label, fallback })]
}

/** A line such as "Name: [[name]]" says what its field is called. */
function labelIn(layout: string, field: string): string | undefined {
  for (const line of layout.split(/\r\n|\r|\n/)) {
    const [, label, control] = /^(.{1,100}?)\s*:\s*\[\[\s*([^\][]+?)\s*\]\]\s*$/.exec(line.trim()) ?? []
    if (label !== undefined && control === field && !label.includes('[[')) return label
  }
  return undefined
}

function fallbackOf(
  settings: YamlRecord,
  options: readonly Piece[][],
  { note }: Scope,
  texts: (text: string) => Piece[],
): Piece[] | undefined {
  const written = wordsOf(settings, 'default')?.trim() ?? ''
  if (written === '') return undefined
  const pieces = texts(written)
  const text = textOf(pieces)
  const isPossible =
    options.length === 0 || options.some((option) => text !== undefined && textOf(option) === text)
  if (isPossible) return pieces
  note('default-left-out', written)
  return undefined
}
