import { readableName } from '@/utils/templates/names'
import { type Piece, promptPiece, replyPiece } from '../template/pieces'
import { shortcutFrom } from '../shortcuts'
import type { EspansoVariable } from './match'
import { choicesOf, translateChoice } from './translate-choice'
import { translateDate } from './translate-date'
import { translateField } from './translate-field'
import { type Scope, spend } from './scope'
import { wordsOf } from './yaml-values'

export type TranslateText = (text: string, scope: Scope) => Piece[]

/**
 * @returns what stands for `{{variable}}` or `{{variable.part}}`; undefined when it has no such part. What would run a
 * program is never run: its place is asked for.
 */
export function translateVariable(
  variable: EspansoVariable,
  part: string | undefined,
  scope: Scope,
  translateText: TranslateText,
): Piece[] | undefined {
  const { name, type, params, injects } = variable
  const texts = (text: string) => (injects ? translateText(text, scope) : plainText(text, scope))
  switch (type) {
    case 'echo':
      return texts(wordsOf(params, 'echo') ?? '')
    case 'date':
      return translateDate(variable, scope)
    case 'choice':
      return translateChoice(name, choicesOf(params, 'values'), scope, texts)
    case 'random':
      scope.note('random-asked', name)
      return translateChoice(name, choicesOf(params, 'choices'), scope, texts)
    case 'form':
      return part === undefined ? undefined : translateField(variable, part, scope, texts)
    case 'match':
      return [translateMatch(wordsOf(params, 'trigger') ?? '', scope)]
    case 'clipboard':
      scope.note('clipboard-asked', name)
      return [asked(name, scope)]
    case 'shell':
    case 'script':
      scope.commands.add(name)
      return [asked(name, scope)]
    default:
      scope.note('variable-asked', `${name} (${type})`)
      return [asked(name, scope)]
  }
}

function plainText(text: string, scope: Scope): Piece[] {
  spend(scope, text)
  return [{ text }]
}

/** Without such a match the reply is asked for, until somebody writes it. */
function translateMatch(trigger: string, { shortcutOf, note }: Scope): Piece {
  const shortcut = shortcutOf(trigger)
  if (shortcut === undefined) note('unknown-reply', trigger)
  return replyPiece(shortcut ?? shortcutFrom(trigger) ?? trigger)
}

function asked(name: string, { labels }: Scope): Piece {
  return promptPiece({ kind: 'text', label: labels(name, readableName(name)) })
}
