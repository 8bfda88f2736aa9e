import { isDateFormat } from '@/utils/templates/date-format'
import { isIsoDate, isNumeral } from '@/utils/templates/values'
import { momentPattern } from '../template/moment-pattern'
import { type Piece, type Prompt, promptPiece, textOf } from '../template/pieces'
import type { Command } from './commands'
import type { Scope } from './scope'

/** What a field without a name is called. */
const NAMELESS: Readonly<Record<string, string>> = {
  formtext: 'Text',
  formparagraph: 'Text',
  formmenu: 'Choice',
  formdate: 'Date',
  formtoggle: 'Toggle',
}
/** How a field looks, which is ours to say. */
const LOOKS = new Set(['cols', 'rows', 'width', 'height', 'name', 'default', 'type', 'trim'])

/** @returns the prompt for `{formtext}`, `{formparagraph}`, `{formmenu}` or `{formdate}`. */
export function translateField(command: Command, scope: Scope): Piece {
  const label = labelOf(command, scope)
  for (const name of Object.keys(command.settings)) {
    if (!LOOKS.has(name)) scope.note('setting-left-out', `${name} (${command.raw})`)
  }
  switch (command.name) {
    case 'formmenu':
      return menu(command, label, scope)
    case 'formdate':
      return date(command, label, scope)
    default:
      return text(command, label, scope)
  }
}

/** @returns `{{toggle: …}}` with what is between `{formtoggle}` and `{endformtoggle}`. */
export function translateToggle(command: Command, inner: string, scope: Scope): Piece {
  const isOn = /^(yes|true|on)$/i.test(command.settings['default'] ?? '')
  const settings = { yes: scope.translate(inner, scope), no: '' }
  const label = labelOf(command, scope)
  return promptPiece({ kind: 'toggle', label, settings, fallback: [{ text: isOn ? 'yes' : 'no' }] })
}

function labelOf({ name, settings }: Command, { labels, fields, nameless }: Scope): string {
  const written = settings['name']?.trim() ?? ''
  // Fields of one name are one field, as there.
  if (written === '') {
    nameless.count += 1
    return labels(`nameless:${nameless.count}`, NAMELESS[name] ?? 'Text')
  }
  const label = labels(`name:${written}`, written)
  fields.set(written, label)
  return label
}

function text({ name, settings, raw }: Command, label: string, scope: Scope): Piece {
  const isNumber = settings['type'] === 'number'
  const kind = name === 'formparagraph' ? 'lines' : isNumber ? 'number' : 'text'
  const fallback = fallbackOf(settings['default'], scope)
  const isPossible = kind !== 'number' || isNumeral((fallback && textOf(fallback)) ?? '')
  if (fallback !== undefined && !isPossible) scope.note('default-left-out', raw)
  return promptPiece({ kind, label, fallback: isPossible ? fallback : undefined })
}

function menu({ settings, choices, raw }: Command, label: string, scope: Scope): Piece {
  const options = [...new Set(choices)].map((choice) => scope.translate(choice, scope))
  const fallback = fallbackOf(settings['default'], scope)
  if (options.length === 0) return promptPiece({ kind: 'text', label })
  const prompt: Prompt = { kind: 'choice', label, options }
  if (fallback === undefined) return promptPiece(prompt)
  if (textOf(fallback) !== undefined) return promptPiece({ ...prompt, fallback })
  scope.note('default-left-out', raw)
  return promptPiece(prompt)
}

function date({ settings, positional, raw }: Command, label: string, scope: Scope): Piece {
  const found = momentPattern(positional.join('; ') || 'LL')
  const pattern = 'pattern' in found && isDateFormat(found.pattern) ? found.pattern : undefined
  if (pattern === undefined || !('lost' in found) || found.lost.length > 0) scope.note('date-changed', raw)
  const initial = settings['default']?.trim() ?? ''
  if (initial !== '' && !isIsoDate(initial)) scope.note('default-left-out', raw)
  return promptPiece({
    kind: 'date',
    label,
    ...(pattern !== undefined && { settings: { format: pattern } }),
    ...(isIsoDate(initial) && { fallback: [{ text: initial }] }),
  })
}

function fallbackOf(written: string | undefined, scope: Scope): Piece[] | undefined {
  return written === undefined || written.trim() === '' ? undefined : scope.translate(written.trim(), scope)
}
