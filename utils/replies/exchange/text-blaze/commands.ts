/** `{name: positional; setting=value}`. Values are as written: they may hold commands. */
export type Command = {
  name: string
  raw: string
  start: number
  end: number
  positional: string[]
  settings: Readonly<Record<string, string>>
  /** What a menu offers: its default stands among the others. */
  choices: string[]
}

/** A part of a snippet. A block has what is between its two commands. */
export type SnippetPart =
  | { type: 'text'; text: string }
  | { type: 'command'; command: Command }
  | { type: 'block'; command: Command; raw: string; inner: string }

const CLOSERS: Readonly<Record<string, string>> = {
  formtoggle: 'endformtoggle',
  if: 'endif',
  repeat: 'endrepeat',
  note: 'endnote',
  link: 'endlink',
  action: 'endaction',
}
const NAME = /^\s*(=|[a-z]+)(?=\s*(?::|$)|(?<==))/
const SETTINGS = new Set(
  (
    'name default formatter cols rows width height multiple itemprefix itemsuffix separator type format shift at pattern ' +
    'locale trim label values start end insert preview color style page select if begin finish menu keepalive'
  ).split(' '),
)

/** @returns the parts of a snippet of Text Blaze. A brace without its twin is text. Never fails. */
export function snippetParts(snippet: string): SnippetPart[] {
  const commands = commandsIn(snippet)
  const closers = closersOf(commands)
  const parts: SnippetPart[] = []
  let end = 0
  commands.forEach((command, at) => {
    if (command.start < end) return
    if (end < command.start) parts.push({ type: 'text', text: snippet.slice(end, command.start) })
    const closer = closers.get(at)
    end = closer?.end ?? command.end
    parts.push(
      closer === undefined
        ? { type: 'command', command }
        : {
            type: 'block',
            command,
            raw: snippet.slice(command.start, closer.end),
            inner: snippet.slice(command.end, closer.start),
          },
    )
  })
  if (end < snippet.length) parts.push({ type: 'text', text: snippet.slice(end) })
  return parts
}

/** The outermost commands, in order. */
function commandsIn(snippet: string): Command[] {
  const ends = matchingBraces(snippet)
  const commands: Command[] = []
  for (let at = snippet.indexOf('{'); at >= 0; at = snippet.indexOf('{', at)) {
    const end = ends.get(at)
    const command = end === undefined ? undefined : readCommand(snippet, at, end + 1)
    if (command !== undefined) commands.push(command)
    at = command?.end ?? at + 1
  }
  return commands
}

function matchingBraces(snippet: string): Map<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < snippet.length; at++) {
    if (snippet[at] === '{') open.push(at)
    const start = snippet[at] === '}' ? open.pop() : undefined
    if (start !== undefined) ends.set(start, at)
  }
  return ends
}

function readCommand(snippet: string, start: number, end: number): Command | undefined {
  const raw = snippet.slice(start, end)
  const content = raw.slice(1, -1)
  const name = NAME.exec(content)?.[1]
  if (name === undefined) return undefined
  const after = content.slice(content.indexOf(name) + name.length).replace(/^\s*:/, '')
  const positional: string[] = []
  const settings: Record<string, string> = {}
  const choices: string[] = []
  for (const part of name === '=' ? [after] : divided(after)) {
    const [all, key = ''] = /^\s*([a-z]+)\s*=/.exec(part) ?? []
    const isSetting = all !== undefined && SETTINGS.has(key)
    const value = unquoted(isSetting ? part.slice(all.length) : part)
    if (isSetting) settings[key] = value
    else if (value !== '') positional.push(value)
    if (value !== '' && (!isSetting || key === 'default')) choices.push(value)
  }
  return { name, raw, start, end, positional, settings, choices }
}

/** Semicolons divide, but not in commands that stand inside, nor between backticks. */
function divided(text: string): string[] {
  const parts = ['']
  let depth = 0
  let isQuoted = false
  for (const char of text) {
    if (char === '`') isQuoted = !isQuoted
    if (char === '{') depth += 1
    if (char === '}') depth -= 1
    if (char === ';' && depth === 0 && !isQuoted) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts
}

function unquoted(value: string): string {
  const plain = value.trim()
  return /^`[^`]*`$/.test(plain) ? plain.slice(1, -1) : plain
}

/** @returns the command that closes each block, by the index of the one that opens it. */
function closersOf(commands: readonly Command[]): Map<number, Command> {
  const closers = new Map<number, Command>()
  const open: { at: number; closer: string }[] = []
  commands.forEach((command, at) => {
    const closer = CLOSERS[command.name]
    const last = open.at(-1)
    if (last?.closer === command.name) {
      open.pop()
      closers.set(last.at, command)
    } else if (closer !== undefined) open.push({ at, closer })
  })
  return closers
}
