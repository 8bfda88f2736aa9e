import { acceptReply, MOST_REPLIES } from '../accept-reply'
import { lookupOf } from '../csv/read-table'
import type { ExchangedReply, ExchangeFile } from '../exchanged-reply'
import { type ExchangeNote, type ImportOutcome, type Noting, noting, notingOnce } from '../notes'
import { giveShortcuts } from '../shortcuts'
import { templateOf } from '../template/pieces'
import { promptLabels } from '../template/prompt-labels'
import { titleFrom } from '../title'
import { type EspansoMatch, type EspansoVariable, IGNORED_OPTIONS, readMatch, readVariable } from './match'
import { type MatchFile, readMatchFile } from './match-file'
import { MOST_FILLED_IN, type Scope } from './scope'
import { translateText } from './translate-text'

type Found = { match: EspansoMatch; file: MatchFile }
type Globals = ReadonlyMap<MatchFile, ReadonlyMap<string, EspansoVariable>>

/**
 * Reads espanso's match files; several may refer to each other. Commands, scripts and regex triggers are refused and
 * reported; nothing in the files is run, and no file that they name is opened. Never fails.
 */
export function readEspanso(files: readonly ExchangeFile[]): ImportOutcome {
  const notes: ExchangeNote[] = []
  const read = files.flatMap((file) => readMatchFile(file, notes) ?? [])
  for (const file of read) noteFile(file, read, notes)
  const all = read.flatMap((file) => file.matches.map((entry) => ({ file, entry })))
  const found = all.slice(0, MOST_REPLIES).flatMap(({ file, entry }): Found[] => {
    const match = readMatch(entry, noting(notes, entry.place))
    return match === undefined ? [] : [{ match, file }]
  })
  if (all.length > MOST_REPLIES) noting(notes, '')('too-many', String(all.length))
  if (all.length === 0 && notes.length === 0) noting(notes, '')('no-replies')
  const globals = globalsOf(read, notes)
  return { replies: translateAll(found, globals, notes), notes }
}

/** Options without a meaning here are told once a file: there can be a hundred thousand of them. */
function noteFile(file: MatchFile, files: readonly MatchFile[], notes: ExchangeNote[]): void {
  const note = noting(notes, file.name)
  for (const option of IGNORED_OPTIONS) {
    const count = file.matches.filter(({ fields }) => Object.hasOwn(fields, option)).length
    if (count > 0) note('option-ignored', `${option} × ${count}`)
  }
  for (const path of file.imports) {
    const name = path.split(/[/\\]/).at(-1) ?? path
    if (!files.some((other) => other.name === name)) note('import-missing', path)
  }
}

/** A file's own variables go before those of the others. */
function globalsOf(files: readonly MatchFile[], notes: ExchangeNote[]): Globals {
  const own = files.map((file) =>
    file.globals.flatMap(({ place, fields }) => readGlobal(fields, noting(notes, place))),
  )
  const everywhere = byName(own.flat())
  return new Map(files.map((file, at) => [file, new Map([...everywhere, ...byName(own[at] ?? [])])]))
}

function readGlobal(fields: unknown, note: Noting): EspansoVariable[] {
  const variable = readVariable(fields, note)
  if (variable === undefined) return []
  if (isCommand(variable.type)) note('command-left-out', variable.name)
  return [variable]
}

function byName(variables: readonly EspansoVariable[]): Map<string, EspansoVariable> {
  return new Map(variables.map((variable) => [variable.name, variable]))
}

function translateAll(found: readonly Found[], globals: Globals, notes: ExchangeNote[]): ExchangedReply[] {
  const wishes = found.map(({ match }) => ({
    place: match.place,
    written: match.triggers[0] ?? '',
    title: match.label || (titleFrom(match.text) ?? ''),
  }))
  const shortcuts = giveShortcuts(wishes, notes)
  const shortcutOf = lookupOf(
    found.flatMap(({ match }, at) =>
      match.triggers.map((trigger): [string, string] => [trigger, shortcuts[at] ?? '']),
    ),
  )
  return found.flatMap(({ match, file }, at) => {
    const note = notingOnce(notes, match.place)
    const variables = new Map([...(globals.get(file) ?? []), ...byName(match.variables)])
    const body = bodyOf(match, { variables, shortcutOf, note })
    if (body === undefined) return []
    const reply = acceptReply(
      {
        shortcut: shortcuts[at] ?? '',
        title: match.label,
        body,
        labels: match.searchTerms,
        folder: folderOf(file),
      },
      note,
    )
    return reply === undefined ? [] : [reply]
  })
}

/** Of a match that only inserts what a command printed, nothing would be left but a question: it is refused. */
function bodyOf(
  { text, variables }: EspansoMatch,
  shared: Pick<Scope, 'variables' | 'shortcutOf' | 'note'>,
): string | undefined {
  const commands = new Set<string>()
  const budget = { left: MOST_FILLED_IN }
  const pieces = translateText(text, { ...shared, labels: promptLabels(), path: [], commands, budget })
  const hasText = pieces.some((piece) => 'text' in piece && piece.text.trim() !== '')
  const isRefused = commands.size > 0 && !hasText
  for (const name of commands) shared.note(isRefused ? 'command-refused' : 'command-asked', name)
  for (const { name, type } of variables) {
    if (isCommand(type) && !commands.has(name)) shared.note('command-left-out', name)
  }
  return isRefused ? undefined : templateOf(pieces)
}

function isCommand(type: string): boolean {
  return type === 'shell' || type === 'script'
}

/** A package is called after itself, a file of one's own after its name; `base.yml` is where everything starts. */
function folderOf({ name, title }: MatchFile): string {
  const stem = name.replace(/\.ya?ml$/i, '')
  return /^(base|package|default)$/i.test(stem) ? (title ?? '') : stem
}
