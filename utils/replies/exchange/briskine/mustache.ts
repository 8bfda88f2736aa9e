/** An argument of a helper: text, a number as text, a path such as `to.first_name`, or a call in brackets. */
export type Argument = { text: string } | { path: string } | { call: Expression }
export type Expression = { head: Argument; arguments: Argument[]; named: Record<string, Argument> }

/** A part of a template: text, `{{expression}}`, or a block with what is inside and after its `else`. */
export type Part =
  | { type: 'text'; text: string }
  | { type: 'comment'; raw: string }
  | { type: 'mustache'; raw: string; content: string }
  | { type: 'block'; raw: string; name: string; content: string; inner: Part[]; otherwise: Part[] }

type Token = { raw: string; at: number; content: string | undefined }
type Open = { token: Token; name: string; content: string; inner: Part[]; otherwise: Part[] | undefined }

const TOKEN = /\\?\{\{!--[\s\S]*?--\}\}|\\?\{\{\{[^{}]*\}\}\}|\\?\{\{[^{}]*\}\}/g

/** @returns the parts of a template of Handlebars. Blocks that do not close are text. Never fails. */
export function mustacheParts(template: string): Part[] {
  const root: Part[] = []
  const open: Open[] = []
  const add = (part: Part) => {
    const block = open.at(-1)
    const parts = block === undefined ? root : (block.otherwise ?? block.inner)
    parts.push(part)
  }
  for (const token of tokensOf(template)) {
    const { raw, content } = token
    const [, opened, rest = ''] = /^#\s*([\w-]+)\s*([\s\S]*)$/.exec(content ?? '') ?? []
    const closed = /^\/\s*([\w-]+)$/.exec(content ?? '')?.[1]
    const block = open.at(-1)
    if (content === undefined) add({ type: 'text', text: raw })
    else if (opened !== undefined)
      open.push({ token, name: opened, content: rest, inner: [], otherwise: undefined })
    else if (closed !== undefined && block?.name === closed) {
      open.pop()
      add(blockOf(block, template.slice(block.token.at, token.at + raw.length)))
    } else if (content === 'else' && block !== undefined && block.otherwise === undefined)
      block.otherwise = []
    else add(simplePart(raw, content))
  }
  for (const block of open.splice(0).reverse()) {
    root.push({ type: 'text', text: block.token.raw }, ...block.inner, ...(block.otherwise ?? []))
  }
  return root
}

/** @returns what an expression says, or undefined when it cannot be read. */
export function readExpression(content: string): Expression | undefined {
  const words = content.match(/'[^']*'|"[^"]*"|[()]|[^\s()'"=]+=(?=\S)|[^\s()'"]+/g) ?? []
  const reading = { words, at: 0 }
  const expression = readCall(reading, 0)
  return reading.at === words.length ? expression : undefined
}

function tokensOf(template: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  const text = (from: number, to: number) => {
    if (from < to) tokens.push({ raw: template.slice(from, to), at: from, content: undefined })
  }
  for (const { 0: raw, index } of template.matchAll(TOKEN)) {
    text(end, index)
    end = index + raw.length
    if (raw.startsWith('\\')) tokens.push({ raw: raw.slice(1), at: index, content: undefined })
    else tokens.push({ raw, at: index, content: contentOf(raw) })
  }
  text(end, template.length)
  return tokens
}

function contentOf(raw: string): string {
  const width = raw.startsWith('{{{') ? 3 : 2
  const content = raw.slice(width, -width)
  return content.replace(/^~|~$/g, '').trim()
}

function blockOf({ name, content, inner, otherwise = [] }: Open, raw: string): Part {
  return { type: 'block', raw, name, content, inner, otherwise }
}

function simplePart(raw: string, content: string): Part {
  return content.startsWith('!') ? { type: 'comment', raw } : { type: 'mustache', raw, content }
}

type Reading = { words: readonly string[]; at: number }

const MOST_DEPTH = 5

function readCall(reading: Reading, depth: number): Expression | undefined {
  const head = readArgument(reading, depth)
  if (head === undefined) return undefined
  const expression: Expression = { head, arguments: [], named: {} }
  while (reading.at < reading.words.length && reading.words[reading.at] !== ')') {
    const word = reading.words[reading.at] ?? ''
    const isNamed = word.endsWith('=') && word.length > 1
    if (isNamed) reading.at += 1
    const argument = readArgument(reading, depth)
    if (argument === undefined) return undefined
    if (isNamed) expression.named[word.slice(0, -1)] = argument
    else expression.arguments.push(argument)
  }
  return expression
}

function readArgument(reading: Reading, depth: number): Argument | undefined {
  const word = reading.words[reading.at]
  reading.at += 1
  if (word === undefined || word === ')') return undefined
  if (word === '(') {
    const call = depth < MOST_DEPTH ? readCall(reading, depth + 1) : undefined
    if (call === undefined || reading.words[reading.at] !== ')') return undefined
    reading.at += 1
    return { call }
  }
  if (/^['"]/.test(word)) return { text: word.slice(1, -1) }
  return /^-?\d+(\.\d+)?$/.test(word) ? { text: word } : { path: word }
}
