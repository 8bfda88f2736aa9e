import type { ParsedTemplate, TemplateNode } from './ast'
import { matchBraces } from './braces'
import { unescapeArgument, unescapeText } from './escapes'
import { readPlaceholder } from './parse-placeholder'
import type { Reader, Region } from './reader'

const OPENING_BRACE = 0x7b

/**
 * Reads a quick reply's template; the grammar is in docs/templates.md. Never fails: what is no placeholder is text, and
 * what is odd is among `problems`. Takes time in proportion to the length of `body`.
 */
export function parseTemplate(body: string): ParsedTemplate {
  const { ends, problems } = matchBraces(body)
  const reader: Reader = {
    body,
    ends,
    problems: [...problems],
    marks: [],
    read: (region, depth) => readNodes(reader, region, depth),
  }
  const nodes = readNodes(reader, { start: 0, end: body.length }, 0)
  return { nodes, problems: inOrder(reader.problems), marks: inOrder(reader.marks) }
}

function readNodes(reader: Reader, { start, end }: Region, depth: number): TemplateNode[] {
  const { body, ends } = reader
  const nodes: TemplateNode[] = []
  let textStart = start
  let at = start
  while (at < end) {
    const close = body.charCodeAt(at) === OPENING_BRACE ? ends.get(at) : undefined
    if (close === undefined) {
      at += 1
      continue
    }
    addText(nodes, reader, { start: textStart, end: at }, depth)
    nodes.push(readPlaceholder(reader, { start: at, end: close }, depth))
    at = textStart = close
  }
  addText(nodes, reader, { start: textStart, end }, depth)
  return nodes
}

function addText(nodes: TemplateNode[], { body }: Reader, { start, end }: Region, depth: number): void {
  if (start === end) return
  const raw = body.slice(start, end)
  const text = depth === 0 ? unescapeText(raw, end < body.length) : unescapeArgument(raw)
  nodes.push({ type: 'text', text, raw, start, end })
}

function inOrder<Placed extends { start: number; end: number }>(placed: Placed[]): Placed[] {
  return placed.sort((a, b) => a.start - b.start || b.end - a.end)
}
