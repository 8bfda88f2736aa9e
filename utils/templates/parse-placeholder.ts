import type { TemplateNode, UnknownNode } from './ast'
import { readDateExpression } from './date-expression'
import { placeholderName, readableName, variableKey } from './names'
import { promptKind, readPrompt } from './parse-prompt'
import { cutsIn, mark, plain, type Reader, type Region, report, trimmed } from './reader'

const OPENING_BRACE = 0x7b
const MOST_DEPTH = 8
const MOST_NAME_CHARACTERS = 60
const MOST_LABEL_CHARACTERS = 60

/** `head` goes to the first `|`; `after` is what follows it. */
type Written = { reader: Reader; whole: Region; inner: Region; head: Region; after?: Region; depth: number }

/** @returns what the placeholder at `whole` (with its braces) says. What cannot be understood is a hole. */
export function readPlaceholder(reader: Reader, whole: Region, depth: number): TemplateNode {
  const width = reader.body.charCodeAt(whole.start + 1) === OPENING_BRACE ? 2 : 1
  const inner = { start: whole.start + width, end: whole.end - width }
  mark(reader, whole, 'punctuation')
  if (depth >= MOST_DEPTH) return unknown(reader, whole, inner, 'too-deep')
  const found = cutsIn(reader, inner)
  const pipe = found.cuts.find(({ char }) => char === '|')?.at
  const head = { start: inner.start, end: pipe ?? inner.end }
  const colon = found.cuts.find(({ char, at }) => char === ':' && at < head.end)?.at
  const after = pipe === undefined ? {} : { after: { start: pipe + 1, end: inner.end } }
  const written: Written = { reader, whole, inner, head, depth, ...after }
  const word = { start: inner.start, end: colon ?? head.end }
  if ((found.inner[0] ?? head.end) < word.end) return unknown(reader, whole, inner, 'not-understood')
  return (
    readCursor(written) ??
    readDate(written) ??
    readKind(written, word, colon) ??
    readVariable(written, colon, found.inner)
  )
}

function readCursor({ reader, whole, head }: Written): TemplateNode | undefined {
  if (placeholderName(plain(reader, head)) !== 'cursor') return undefined
  mark(reader, head, 'keyword')
  return { ...piece(reader, whole), type: 'cursor' }
}

function readDate(written: Written): TemplateNode | undefined {
  const { reader, whole, head, inner } = written
  const { start, end } = trimmed(reader, head)
  const date = readDateExpression(plain(reader, head))
  if (date === undefined) return undefined
  if ('code' in date) {
    const at = Math.min(start + date.at, end)
    return unknown(reader, whole, inner, date.code, { start: at, end }, date.detail)
  }
  mark(reader, head, 'date')
  return { ...piece(reader, whole), type: 'date', date, ...fallbackOf(written) }
}

function readKind(written: Written, word: Region, colon: number | undefined): TemplateNode | undefined {
  const { reader, whole, inner, head, depth } = written
  const name = plain(reader, word)
  if (colon !== undefined && name.toLowerCase() === 'reply') return readReply(written, word, colon)
  const prompt = promptKind(name)
  if (prompt === undefined || (colon === undefined && prompt.kind !== 'product')) return undefined
  const { start } = trimmed(reader, word)
  const keyword = { start, end: start + prompt.kind.length }
  mark(reader, keyword, 'keyword')
  mark(reader, { start: keyword.end, end: word.end }, 'label')
  const from = colon === undefined ? head.end : colon + 1
  return readPrompt(reader, { ...piece(reader, whole), ...prompt }, { start: from, end: inner.end }, depth)
}

function readReply(written: Written, word: Region, colon: number): TemplateNode | undefined {
  const { reader, whole, head } = written
  const place = { start: colon + 1, end: head.end }
  const shortcut = plain(reader, place)
  if (shortcut === '') return undefined
  mark(reader, word, 'keyword')
  mark(reader, place, 'value')
  return { ...piece(reader, whole), type: 'reply', shortcut, ...fallbackOf(written) }
}

function readVariable(written: Written, colon: number | undefined, placeholders: number[]): TemplateNode {
  const { reader, whole, inner, head } = written
  const label = plain(reader, head)
  const hasPlaceholder = (placeholders[0] ?? head.end) < head.end
  if (label === '' || label.length > MOST_NAME_CHARACTERS || hasPlaceholder) {
    return unknown(reader, whole, inner, 'not-understood')
  }
  if (colon !== undefined) {
    const word = { start: head.start, end: colon }
    report(reader, 'unknown-kind', trimmed(reader, word), plain(reader, word))
  }
  mark(reader, head, 'variable')
  const named = { name: variableKey(label), label: readableName(label) }
  return { ...piece(reader, whole), type: 'variable', ...named, ...fallbackOf(written) }
}

function fallbackOf({ reader, after, depth }: Written): { fallback?: TemplateNode[] } {
  if (after === undefined) return {}
  if (after.start < after.end) reader.marks.push({ ...after, kind: 'fallback' })
  return { fallback: reader.read(after, depth + 1) }
}

function unknown(
  reader: Reader,
  whole: Region,
  inner: Region,
  code: Parameters<typeof report>[1],
  place = whole,
  detail?: string,
): UnknownNode {
  report(reader, code, place, detail)
  mark(reader, inner, 'unknown')
  const written = piece(reader, whole)
  const label = plain(reader, inner) || '{{}}'
  const shown = label.length > MOST_LABEL_CHARACTERS ? `${label.slice(0, MOST_LABEL_CHARACTERS)}…` : label
  return { ...written, type: 'unknown', key: placeholderName(label), label: shown }
}

function piece({ body }: Reader, { start, end }: Region): Region & { raw: string } {
  return { start, end, raw: body.slice(start, end) }
}
