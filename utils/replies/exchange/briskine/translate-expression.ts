import { readableName } from '@/utils/templates/names'
import type { DateUnit } from '@/utils/templates/date-expression'
import type { ShortcutLookup } from '../csv/read-table'
import type { Noting } from '../notes'
import { own } from '../own'
import type { Offset } from '../template/date-pieces'
import { momentPiece } from '../template/moment-piece'
import { CURSOR, type Piece, promptPiece, variablePiece } from '../template/pieces'
import type { PromptLabels } from '../template/prompt-labels'
import type { Argument, Expression } from './mustache'

/** What the parts of one template's translation share. */
export type Scope = { note: Noting; labels: PromptLabels; shortcutOf: ShortcutLookup }

/** Whom one writes to, and who writes. */
const VARIABLES: Readonly<Record<string, string>> = {
  'to.first_name': 'first_name',
  'to.name': 'name',
  'to.email': 'email',
  'from.name': 'my_name',
  'from.first_name': 'my_name',
  'from.email': 'my_email',
  'account.name': 'my_name',
  'account.first_name': 'my_name',
  'account.email': 'my_email',
}
const UNITS: Readonly<Record<string, DateUnit>> = {
  y: 'y',
  year: 'y',
  years: 'y',
  M: 'm',
  month: 'm',
  months: 'm',
  w: 'w',
  week: 'w',
  weeks: 'w',
  d: 'd',
  day: 'd',
  days: 'd',
  h: 'h',
  hour: 'h',
  hours: 'h',
  m: 'min',
  minute: 'min',
  minutes: 'min',
}
/** What Briskine writes a date as when nothing is said. */
const DATE_FORMAT = 'MMMM DD YYYY'

/** @returns what stands for `{{helper …}}` or `{{path}}`; what has no match is asked for. */
export function translateExpression(expression: Expression, raw: string, scope: Scope): Piece[] {
  const { head, arguments: given } = expression
  if (!('path' in head)) return 'text' in head ? [head] : translateExpression(head.call, raw, scope)
  switch (head.path) {
    case 'cursor':
      return [CURSOR]
    case 'moment':
      return [translateMoment(expression, raw, scope)]
    case 'random':
    case 'choice':
      return translateChoice(given, raw, scope)
    case 'or':
      return translateOr(given, raw, scope)
    case 'capitalize':
    case 'capitalizeAll':
      scope.note('setting-left-out', raw)
      return given[0] === undefined ? [] : translateArgument(given[0], raw, scope)
    default:
      return [given.length === 0 ? translatePath(head.path, raw, scope) : asked(raw, scope)]
  }
}

/** @returns a field to fill in for what has no match. */
export function asked(raw: string, { note, labels }: Scope): Piece {
  note('variable-asked', raw)
  const words = raw.replace(/[{}~#/>]+/g, ' ').trim()
  return promptPiece({ kind: 'text', label: labels(raw, readableName(words)) })
}

function translateArgument(argument: Argument, raw: string, scope: Scope): Piece[] {
  if ('text' in argument) return [argument]
  if ('call' in argument) return translateExpression(argument.call, raw, scope)
  return [translatePath(argument.path, raw, scope)]
}

function translatePath(path: string, raw: string, scope: Scope): Piece {
  const known = variableOf(path, scope.note)
  return known === undefined ? asked(raw, scope) : variablePiece(known)
}

function variableOf(path: string, note: Noting): string | undefined {
  const plain = path.replace(/^this\./, '').replace(/^(to|cc|bcc)\.\[?0\]?\./, '$1.')
  const name = own(VARIABLES, plain)
  // Who writes has one name here.
  if (name === 'my_name' && plain.endsWith('first_name')) note('variable-changed', path)
  return name
}

/** Briskine throws dice; older templates put all choices into one text. */
function translateChoice(given: readonly Argument[], raw: string, scope: Scope): Piece[] {
  const [first] = given
  const isList = given.length === 1 && first !== undefined && 'text' in first
  const items = isList ? first.text.split(',').map((text) => ({ text: text.trim() })) : given
  const options = items
    .map((argument) => translateArgument(argument, raw, scope))
    .filter((option) => option.some((piece) => !('text' in piece) || piece.text.trim() !== ''))
  const [only] = options
  if (only === undefined) return []
  if (options.length === 1) return only
  scope.note('random-asked', raw)
  return [promptPiece({ kind: 'choice', label: scope.labels(raw, 'Choice'), options })]
}

/** The first that is not empty: our fallback. */
function translateOr(given: readonly Argument[], raw: string, scope: Scope): Piece[] {
  const [first, ...others] = given
  if (first === undefined) return []
  const rest = others.length === 0 ? undefined : translateOr(others, raw, scope)
  if ('text' in first) return first.text === '' ? (rest ?? []) : [first]
  const name = 'path' in first ? variableOf(first.path, scope.note) : undefined
  return [name === undefined ? asked(raw, scope) : variablePiece(name, rest)]
}

const MOMENT_SETTINGS = new Set(['format', 'add', 'subtract', 'locale'])

function translateMoment({ arguments: given, named }: Expression, raw: string, scope: Scope): Piece {
  const setting = (name: string): string | undefined => {
    const value = own(named, name)
    return value !== undefined && 'text' in value ? value.text : undefined
  }
  const locale = setting('locale')
  if (locale !== undefined) scope.note('locale-left-out', locale)
  const isPlain = given.length === 0 && Object.keys(named).every((name) => MOMENT_SETTINGS.has(name))
  const moves = [offsetOf(setting('add'), 1), offsetOf(setting('subtract'), -1)]
  const offsets = moves.flatMap((move) => move ?? [])
  return momentPiece(
    {
      format: setting('format') ?? DATE_FORMAT,
      offsets: isPlain && !moves.includes(undefined) ? offsets : undefined,
      raw,
    },
    scope,
  )
}

/** @returns `7;days` as an offset, nothing for nothing, undefined for what cannot be read. */
function offsetOf(written: string | undefined, sign: 1 | -1): Offset[] | undefined {
  if (written === undefined) return []
  const [, amount, word = 'd'] = /^\s*([+-]?\d{1,6})\s*;\s*([a-zA-Z]+)\s*$/.exec(written) ?? []
  const unit = own(UNITS, word) ?? own(UNITS, word.toLowerCase())
  return amount === undefined || unit === undefined ? undefined : [{ amount: sign * Number(amount), unit }]
}
