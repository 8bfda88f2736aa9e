import { own } from './own'

/** `lost` names what plain text cannot hold: pictures, tables. */
export type PlainText = { text: string; lost: string[] }

type Reading = {
  text: string
  lost: Set<string>
  links: string[]
  lists: number[]
  skipping: string | undefined
}

/** As WhatsApp writes it. */
const EMPHASIS: Readonly<Record<string, string>> = {
  b: '*',
  strong: '*',
  i: '_',
  em: '_',
  s: '~',
  strike: '~',
  del: '~',
  code: '`',
}
const BLOCKS = new Set(
  'p div section article header footer h1 h2 h3 h4 h5 h6 ul ol li tr table blockquote pre hr'.split(' '),
)
/** Between these stays an empty line. */
const APART = new Set('p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre'.split(' '))
const HIDDEN = new Set(['style', 'script', 'head', 'title', 'template', 'noscript'])
const LOST = new Set(['img', 'table', 'video', 'audio', 'iframe', 'svg', 'object', 'input', 'button'])
const TOKEN = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+|<)/g
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  euro: '€',
  pound: '£',
  yen: '¥',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  times: '×',
  rarr: '→',
  larr: '←',
  iexcl: '¡',
  iquest: '¿',
}

/**
 * @returns the text of HTML with the line breaks, lists, links and emphasis that a message can show. Nothing of it is
 * run or fetched. Never fails.
 */
export function htmlToText(html: string): PlainText {
  const reading: Reading = { text: '', lost: new Set(), links: [], lists: [], skipping: undefined }
  for (const [, slash, name, attributes = '', text] of html.matchAll(TOKEN)) {
    if (text !== undefined) addText(reading, text)
    else if (name === undefined) continue
    else if (slash === '/') closeTag(reading, name.toLowerCase())
    else openTag(reading, name.toLowerCase(), attributes)
  }
  const text = reading.text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\u00a0/g, ' ')
  return { text: text.trim(), lost: [...reading.lost] }
}

function addText(reading: Reading, written: string): void {
  if (reading.skipping !== undefined) return
  const isFirst = reading.text === '' || /\s$/.test(reading.text)
  const text = decodeEntities(written.replace(/[ \t\r\n\f]+/g, ' '))
  reading.text += isFirst ? text.replace(/^ +/, '') : text
}

function openTag(reading: Reading, name: string, attributes: string): void {
  if (reading.skipping !== undefined) return
  if (HIDDEN.has(name)) reading.skipping = name
  if (LOST.has(name)) reading.lost.add(name)
  if (name === 'br') reading.text += '\n'
  if (BLOCKS.has(name)) newLine(reading, APART.has(name))
  if (name === 'ol' || name === 'ul') reading.lists.push(name === 'ol' ? 1 : 0)
  if (name === 'li') reading.text += bulletOf(reading)
  if (name === 'td' || name === 'th') reading.text += /\s$|^$/.test(reading.text) ? '' : ' '
  if (name === 'a') reading.links.push(hrefOf(attributes))
  reading.text += own(EMPHASIS, name) ?? ''
}

function closeTag(reading: Reading, name: string): void {
  if (reading.skipping !== undefined) {
    if (reading.skipping === name) reading.skipping = undefined
    return
  }
  const sign = own(EMPHASIS, name)
  if (sign !== undefined) closeEmphasis(reading, sign)
  if (name === 'a') addLink(reading, reading.links.pop() ?? '')
  if (name === 'ol' || name === 'ul') reading.lists.pop()
  if (BLOCKS.has(name)) newLine(reading, APART.has(name))
}

/** `*bold *` shows its stars: blanks go behind the sign, and around nothing there is none. */
function closeEmphasis(reading: Reading, sign: string): void {
  const solid = reading.text.trimEnd()
  const blanks = reading.text.slice(solid.length)
  reading.text = solid.endsWith(sign) ? solid.slice(0, -1) + blanks : solid + sign + blanks
}

function addLink(reading: Reading, href: string): void {
  const isShown = href === '' || reading.text.trimEnd().endsWith(href.replace(/^mailto:/, ''))
  if (!isShown) reading.text = `${reading.text.trimEnd()} (${href})`
}

function newLine(reading: Reading, isApart: boolean): void {
  if (reading.text === '') return
  const plain = reading.text.replace(/[ \t]+$/, '')
  const hasEnd = plain.endsWith('\n')
  reading.text = plain + (hasEnd ? '' : '\n')
  if (isApart && reading.lists.length === 0 && !reading.text.endsWith('\n\n')) reading.text += '\n'
}

function bulletOf({ lists }: Reading): string {
  const number = lists.at(-1) ?? 0
  if (number === 0) return '- '
  lists[lists.length - 1] = number + 1
  return `${number}. `
}

function hrefOf(attributes: string): string {
  const [, double, single, bare] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? []
  const href = decodeEntities(double ?? single ?? bare ?? '').trim()
  return /^(https?:|mailto:|tel:)/i.test(href) ? href : ''
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    if (name !== undefined) return own(ENTITIES, String(name).toLowerCase()) ?? all
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : all
  })
}
