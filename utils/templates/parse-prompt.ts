import type { PromptNode, TemplateNode } from './ast'
import { isDateFormat } from './date-format'
import { readDateExpression } from './date-expression'
import type { HoleKind } from './hole'
import { readableName, variableKey } from './names'
import { isCurrency, isIsoDate, isNumeral } from './values'
import { cutsIn, mark, plain, type Reader, type Region, report, trimmed } from './reader'

type Option = { name: string; nameAt: Region; value: Region }
type Begun = Pick<PromptNode, 'start' | 'end' | 'raw' | 'kind'> & { label?: string }
type Context = { reader: Reader; prompt: PromptNode; depth: number }

export const PROMPT_OPTIONS: Readonly<Record<HoleKind, readonly string[]>> = {
  text: ['default'],
  lines: ['default'],
  number: ['default', 'min', 'max'],
  money: ['default', 'min', 'max', 'currency'],
  date: ['default', 'format'],
  toggle: ['default', 'yes', 'no'],
  choice: ['default'],
  product: [],
}

/** @returns which prompt a word before a colon begins: `text`, `choice When`. */
export function promptKind(word: string): { kind: HoleKind; label?: string } | undefined {
  const kind = word.toLowerCase()
  if (Object.hasOwn(PROMPT_OPTIONS, kind)) return { kind: kind as HoleKind }
  const label = /^choice\s+(\S[\s\S]*)$/i.exec(word)?.[1]
  return label === undefined ? undefined : { kind: 'choice', label }
}

/** @returns a prompt whose label, choices and options are in `region`. What is wrong is reported and left out. */
export function readPrompt(reader: Reader, begun: Begun, region: Region, depth: number): PromptNode {
  const { subject, bars, options } = partsOf(reader, region, begun.kind)
  const prompt: PromptNode = { type: 'prompt', key: '', ...begun, label: begun.label ?? '' }
  const context = { reader, prompt, depth }
  if (prompt.kind === 'choice') readChoices(context, subject, bars)
  else readLabel(context, subject, bars)
  // There is one product in a reply; what else asks for "Product" is something of its own.
  if (prompt.kind !== 'product' && prompt.key === 'product') prompt.key = `${prompt.kind}:product`
  for (const option of options) readOption(context, option)
  checkAnswers(context)
  return prompt
}

/** `;` divides only where an option follows, so that a label may hold one. */
function partsOf(reader: Reader, region: Region, kind: HoleKind) {
  const { cuts } = cutsIn(reader, region)
  const options: Option[] = []
  const solidEnd = trimmed(reader, region).end
  let end = region.end
  for (const { at, char } of cuts.toReversed()) {
    if (char !== ';') continue
    const found = /^\s*([\p{L}_]{1,20})\s*=/u.exec(reader.body.slice(at + 1, Math.min(at + 60, end)))
    if (found !== null) {
      const [written, name = ''] = found
      const nameAt = trimmed(reader, { start: at + 1, end: at + written.length })
      options.push({ name: name.toLowerCase(), nameAt, value: { start: at + 1 + written.length, end } })
    } else if (at + 1 < solidEnd) continue
    end = at
  }
  const all = cuts.filter(({ at, char }) => char === '|' && at < end).map(({ at }) => at)
  const bars = kind === 'choice' ? all : all.slice(0, 1)
  return { subject: { start: region.start, end }, bars, options: options.toReversed() }
}

function readChoices({ reader, prompt, depth }: Context, subject: Region, bars: number[]): void {
  const starts = [subject.start, ...bars.map((at) => at + 1)]
  const places = starts.map((start, index) => trimmed(reader, { start, end: bars[index] ?? subject.end }))
  const written = places.filter(({ start, end }) => start < end)
  for (const place of written) mark(reader, place, 'value')
  prompt.options = written.map((place) => reader.read(place, depth + 1))
  if (written.length < places.length) report(reader, 'empty-choice', prompt)
  const choices = written.map((place) => plain(reader, place)).join(' / ')
  prompt.key = variableKey(prompt.label || choices || prompt.kind)
}

function readLabel({ reader, prompt, depth }: Context, subject: Region, bars: number[]): void {
  const bar = bars[0]
  const place = { start: subject.start, end: bar ?? subject.end }
  mark(reader, place, 'label')
  prompt.label = plain(reader, place)
  if (prompt.label === '' && prompt.kind !== 'product') report(reader, 'no-label', prompt)
  if (prompt.label === '') prompt.label = readableName(prompt.kind)
  prompt.key = prompt.kind === 'product' ? 'product' : variableKey(prompt.label)
  if (bar === undefined) return
  const after = { start: bar + 1, end: subject.end }
  mark(reader, after, 'fallback')
  prompt.fallback = reader.read(trimmed(reader, after), depth + 1)
}

function readOption({ reader, prompt, depth }: Context, { name, nameAt, value }: Option): void {
  if (!PROMPT_OPTIONS[prompt.kind].includes(name)) {
    report(reader, 'unknown-option', nameAt, name)
    return
  }
  mark(reader, { start: nameAt.start, end: nameAt.start + name.length }, 'option')
  mark(reader, value, 'value')
  const text = plain(reader, value)
  const fault = (code: 'bad-number' | 'bad-currency' | 'bad-date-format') => report(reader, code, value, text)
  const nodes = (): TemplateNode[] => reader.read(trimmed(reader, value), depth + 1)
  if (name === 'default') prompt.fallback = nodes()
  else if (name === 'yes' || name === 'no') prompt[name] = nodes()
  else if (name === 'min' || name === 'max') {
    if (isNumeral(text)) prompt[name] = Number(text)
    else fault('bad-number')
  } else if (name === 'currency') {
    if (isCurrency(text.toUpperCase())) prompt.currency = text.toUpperCase()
    else fault('bad-currency')
  } else if (isDateFormat(text)) prompt.format = text
  else fault('bad-date-format')
}

/** A default that could never be an answer helps nobody. One with placeholders shows only when it is filled in. */
function checkAnswers({ reader, prompt }: Context): void {
  const { fallback, min = -Infinity, max = Infinity } = prompt
  if (min > max) {
    report(reader, 'bad-range', prompt)
    delete prompt.min
    delete prompt.max
  }
  if (fallback === undefined || fallback.some(({ type }) => type !== 'text')) return
  const written = fallback.map(({ raw }) => raw).join('')
  if (written === '' || isPossible(prompt, written)) return
  const [first] = fallback
  const last = fallback.at(-1)
  report(
    reader,
    'bad-default',
    { start: first?.start ?? prompt.start, end: last?.end ?? prompt.end },
    written,
  )
  delete prompt.fallback
}

function isPossible(
  { kind, options = [], min = -Infinity, max = Infinity }: PromptNode,
  written: string,
): boolean {
  if (kind === 'number' || kind === 'money') {
    return isNumeral(written) && Number(written) >= min && Number(written) <= max
  }
  if (kind === 'toggle') return /^(yes|no)$/i.test(written)
  if (kind === 'choice') return options.some((option) => option.map(({ raw }) => raw).join('') === written)
  if (kind !== 'date') return true
  const date = readDateExpression(written)
  return isIsoDate(written) || (date !== undefined && !('code' in date))
}
