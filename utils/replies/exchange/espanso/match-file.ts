import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import type { ExchangeFile } from '../exchanged-reply'
import { type ExchangeNote, noting } from '../notes'
import { recordOf, type YamlRecord } from './yaml-values'

/** One entry of `matches` or `global_vars`, with `file:line` of it. */
export type Entry = { place: string; fields: YamlRecord }

export type MatchFile = {
  name: string
  /** Of a package: what it calls itself. */
  title?: string
  matches: Entry[]
  globals: Entry[]
  imports: string[]
}

/** More than the longest list of replies; a larger file is a dictionary. */
const MOST_CHARACTERS = 5_000_000
const MOST_ALIASES = 1_000
const KNOWN_KEYS = ['matches', 'global_vars', 'imports', 'name', 'parent', 'anchors']

/** @returns what an espanso match file holds; undefined when it is none, with a note of why. Runs nothing of it. */
export function readMatchFile({ name, text }: ExchangeFile, notes: ExchangeNote[]): MatchFile | undefined {
  const note = noting(notes, name)
  if (text.length > MOST_CHARACTERS) {
    note('too-large', String(text.length))
    return undefined
  }
  try {
    return matchFileOf(name, text.replace(/^\uFEFF/, ''), notes)
  } catch (error) {
    // The library throws for too many aliases, and the engine for nesting without end.
    note('unreadable', error instanceof Error ? firstLine(error.message) : String(error))
    return undefined
  }
}

function matchFileOf(name: string, text: string, notes: ExchangeNote[]): MatchFile | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, logLevel: 'silent' })
  const [error] = document.errors
  if (error !== undefined) {
    const line = error.linePos?.[0].line
    noting(notes, line === undefined ? name : `${name}:${line}`)('unreadable', firstLine(error.message))
    return undefined
  }
  const root = recordOf(document.toJS({ maxAliasCount: MOST_ALIASES }))
  if (root === undefined || !isMap(document.contents)) {
    noting(notes, name)('no-replies')
    return undefined
  }
  for (const key of Object.keys(root)) {
    if (!KNOWN_KEYS.includes(key)) noting(notes, name)('option-ignored', key)
  }
  const contents = document.contents
  const entriesOf = (key: string): Entry[] => {
    const values = root[key]
    const nodes = contents.get(key)
    if (!Array.isArray(values)) return []
    return values.flatMap((value: unknown, at) => {
      const node: unknown = isSeq(nodes) ? nodes.items[at] : undefined
      const place = `${name}:${lines.linePos(startOf(node)).line}`
      const fields = recordOf(value)
      if (fields === undefined) noting(notes, place)('bad-value', key)
      return fields === undefined ? [] : [{ place, fields }]
    })
  }
  const imports = Array.isArray(root['imports']) ? root['imports'] : []
  return {
    name,
    ...(typeof root['name'] === 'string' && { title: root['name'] }),
    matches: entriesOf('matches'),
    globals: entriesOf('global_vars'),
    imports: imports.filter((path) => typeof path === 'string'),
  }
}

function startOf(node: unknown): number {
  const range = recordOf(node)?.['range']
  const start: unknown = Array.isArray(range) ? range[0] : 0
  return typeof start === 'number' ? start : 0
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.trim() ?? ''
}
