import { parseTemplate } from '@/utils/templates/parse'
import { readableName } from '@/utils/templates/names'
import { literalArgument } from '@/utils/templates/escapes'
import type { ShortcutLookup } from '../csv/read-table'
import type { Noting } from '../notes'
import { own } from '../own'
import { shortcutFrom } from '../shortcuts'
import { momentPiece } from '../template/moment-piece'
import { CURSOR, type Piece, promptPiece, replyPiece, templateOf, variablePiece } from '../template/pieces'
import { promptLabels } from '../template/prompt-labels'
import { type Command, snippetParts, type SnippetPart } from './commands'
import { translateField, translateToggle } from './translate-field'
import type { Scope } from './scope'
import { shiftOffsets } from './shift'

/** Commands that give text we cannot know: asked for. All others that we do not know stay text. */
const ASKED = new Set(['=', 'site', 'user', 'snippet', 'urlload', 'clipboard'])
const USERS: Readonly<Record<string, string>> = { name: 'my_name', email: 'my_email' }
/** Braces that are no commands of Text Blaze are text to it. */
const COMMANDS = new Set(
  (
    'action button click cursor dbdelete dbinsert dbselect dbupdate else elseif endaction endformtoggle endif endlink ' +
    'endnote endrepeat error formdate formmenu formparagraph formtext formtoggle if image import key link note repeat ' +
    'run time urlsend wait'
  ).split(' '),
)
const MOST_DEPTH = 4

/** @returns a snippet of Text Blaze (text, not HTML) in our language. What has no match is asked for, or stays text. */
export function translateSnippet(snippet: string, shortcutOf: ShortcutLookup, note: Noting): string {
  const scope: Scope = {
    note,
    labels: promptLabels(),
    shortcutOf,
    fields: new Map(),
    nameless: { count: 0 },
    depth: 0,
    translate,
  }
  return templateOf(translate(snippet, scope))
}

function translate(snippet: string, scope: Scope): Piece[] {
  if (scope.depth > MOST_DEPTH) {
    scope.note('kept-as-text', snippet)
    return [{ text: snippet }]
  }
  const inner = { ...scope, depth: scope.depth + 1 }
  return snippetParts(snippet).flatMap((part) => translatePart(part, inner))
}

function translatePart(part: SnippetPart, scope: Scope): Piece[] {
  if (part.type === 'text') return [part]
  if (part.type === 'block') return translateBlock(part, scope)
  return translateCommand(part.command, scope)
}

function translateBlock({ command, raw, inner }: SnippetPart & { type: 'block' }, scope: Scope): Piece[] {
  switch (command.name) {
    case 'formtoggle':
      return [translateToggle(command, inner, scope)]
    case 'note':
      // A note is for whom fills the form in; it is not inserted.
      scope.note('comment-left-out', raw)
      return []
    case 'link':
      return [...scope.translate(inner, scope), { text: ` (${command.positional[0] ?? ''})` }]
    default:
      scope.note('kept-as-text', raw)
      return [{ text: raw }]
  }
}

function translateCommand(command: Command, scope: Scope): Piece[] {
  const { name, raw, positional } = command
  const [first = ''] = positional
  noteTrim(command, scope)
  switch (name) {
    case 'cursor':
      return [CURSOR]
    case 'time':
      return [translateTime(command, scope)]
    case 'formtext':
    case 'formparagraph':
    case 'formmenu':
    case 'formdate':
      return [translateField(command, scope)]
    case 'import':
      return [translateImport(first, scope)]
    case '=':
      return [fieldAgain(first, scope) ?? asked(raw, scope)]
    case 'user': {
      const known = own(USERS, first)
      return [known === undefined ? asked(raw, scope) : variablePiece(known)]
    }
    default:
      if (ASKED.has(name)) return [asked(raw, scope)]
      if (COMMANDS.has(name)) scope.note('kept-as-text', raw)
      return [{ text: raw }]
  }
}

function noteTrim({ settings, raw }: Command, { note }: Scope): void {
  if (settings['trim'] !== undefined && settings['trim'] !== 'no') note('setting-left-out', raw)
}

function asked(raw: string, { note, labels }: Scope): Piece {
  note(raw.startsWith('{clipboard') ? 'clipboard-asked' : 'variable-asked', raw)
  const words = raw.replace(/[{}=:;]+/g, ' ').trim()
  return promptPiece({ kind: 'text', label: labels(raw, readableName(words)) })
}

function translateTime({ raw, positional, settings }: Command, scope: Scope): Piece {
  const { shift, at, locale } = settings
  if (locale !== undefined) scope.note('locale-left-out', locale)
  const offsets = at === undefined ? shiftOffsets(shift) : undefined
  return momentPiece({ format: positional.join('; ') || 'LL', offsets, raw }, scope)
}

function translateImport(name: string, { shortcutOf, note }: Scope): Piece {
  const shortcut = shortcutOf(name)
  if (shortcut === undefined) note('unknown-reply', name)
  return replyPiece(shortcut ?? shortcutFrom(name) ?? name)
}

/** `{=name}` says a field's answer again. */
function fieldAgain(name: string, { fields }: Scope): Piece | undefined {
  const label = fields.get(name.trim())
  if (label === undefined) return undefined
  const raw = `{{${literalArgument(label)}}}`
  return parseTemplate(raw).nodes[0]?.type === 'variable' ? { raw } : undefined
}
