import type { PromptNode, TemplateNode, VariableNode } from './ast'
import { formatDateAs } from './date-format'
import { promptKey } from './definitions'
import type { Hole } from './hole'
import { readableName } from './names'
import { parseTemplate } from './parse'
import { fieldOf, isWithin, rawOf } from './prompt-field'
import { ask, leaveOpen, type Output, write } from './rendered'
import { own, renderAs, type Rendering } from './rendering'
import { formatDecimalAmount, formatNumeral, isoDateToEpoch } from './values'

/** What a prompt gives: text, or pieces (of a choice or a toggle) that may hold placeholders. */
type Given = { text: string } | { nodes: readonly TemplateNode[] }

/** `field` is the prompt whose field was shown, `limits` the one that says what an answer can be. */
type Asked = { key: string; field: PromptNode; limits: PromptNode }

/** Prompts whose options lead to one another end somewhere. */
const MOST_WITHIN = 8

/** Writes what a prompt was answered with, else what stands in its field at first; else it stays open. */
export function renderPrompt(node: PromptNode, rendering: Rendering, output: Output): void {
  const { definitions, within } = rendering
  const named = promptKey(node, definitions)
  // In itself it is a question of its own.
  const key = within.includes(named) ? `${named}:${within.length}` : named
  const first = definitions.get(key) ?? node
  const field = within.length === 0 ? first : node
  ask(output, holeOf(field, key, rendering))
  const given = givenTo(node, { key, field, limits: first }, rendering)
  if (given === undefined) leaveOpen(output, key, node.raw)
  else writeGiven(given, key, rendering, output)
}

/** @returns whether the prompt that a variable stands for gave something, which was written. */
export function renderPromptOf(
  { name }: VariableNode,
  prompt: PromptNode,
  rendering: Rendering,
  output: Output,
): boolean {
  const given = givenTo(prompt, { key: name, field: prompt, limits: prompt }, rendering)
  if (given !== undefined) writeGiven(given, name, rendering, output)
  return given !== undefined
}

/**
 * @returns the prompt a name stands for. Within other prompts only one that holds no placeholders, so that none asks for
 * itself.
 */
export function promptNamed(
  name: string,
  { definitions, within }: Pick<Rendering, 'definitions' | 'within'>,
): PromptNode | undefined {
  const prompt = definitions.get(name)
  if (within.length === 0 || prompt === undefined) return prompt
  const { kind, fallback = [] } = prompt
  const isPlain = kind !== 'choice' && kind !== 'toggle' && fallback.every(({ type }) => type === 'text')
  return isPlain && !within.includes(name) ? prompt : undefined
}

/** @returns what the form asks for a prompt. */
export function holeOf(node: PromptNode, key: string, rendering: Rendering): Hole {
  const { label, kind, min, max } = node
  const { initial, options } = fieldOf(node, key, rendering)
  const currency = kind === 'money' ? (node.currency ?? rendering.context.currency) : undefined
  return {
    key,
    label: label || options.join(' / ') || readableName(kind),
    // Without anything to choose from one can only write.
    kind: kind === 'choice' && options.length === 0 ? 'text' : kind,
    ...(initial !== undefined && { initial }),
    ...(options.length > 0 && { options: [...new Set(options)] }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(currency !== undefined && { currency }),
  }
}

function writeGiven(given: Given, key: string, rendering: Rendering, output: Output): void {
  if ('text' in given) write(output, given.text, 'value', key)
  else renderAs(key, given.nodes, { ...rendering, within: [...rendering.within, key] }, output)
}

/** @returns what `node` makes of the answer; undefined while there is none, or none that it can be. */
function givenTo(node: PromptNode, asked: Asked, rendering: Rendering): Given | undefined {
  const { context } = rendering
  const answer = own(context.answers, asked.key) ?? fieldOf(asked.field, asked.key, rendering).initial
  if (answer === undefined) return undefined
  if (answer === '') return { text: '' }
  switch (node.kind) {
    case 'number':
    case 'money':
      return isWithin(asked.limits, answer)
        ? { text: writtenNumber(node, answer.trim(), rendering) }
        : undefined
    case 'date':
      return writtenDate(node, answer, rendering)
    case 'toggle':
      if (answer === 'yes') return node.yes === undefined ? { text: node.label } : { nodes: node.yes }
      return answer === 'no' ? { nodes: node.no ?? [] } : undefined
    case 'choice':
      return chosen(node, answer, asked, rendering)
    case 'product':
      return context.product && { text: context.product.name }
    default:
      return { text: answer }
  }
}

/**
 * An answer may be an option as it is shown, as it is written while something in it is open, or one's own words; these
 * never hold a placeholder, which would be one of an option that is no longer there.
 */
function chosen(node: PromptNode, answer: string, asked: Asked, rendering: Rendering): Given | undefined {
  const index = fieldOf(node, asked.key, rendering).options.indexOf(answer)
  const shown = node.options?.[index]
  if (shown !== undefined) return { nodes: shown }
  const first = rendering.within.length < MOST_WITHIN ? asked.limits.options : undefined
  const written = [...(node.options ?? []), ...(first ?? [])].find((option) => rawOf(option) === answer)
  if (written !== undefined) return { nodes: written }
  return parseTemplate(answer).nodes.every(({ type }) => type === 'text') ? { text: answer } : undefined
}

function writtenNumber(node: PromptNode, numeral: string, { context }: Rendering): string {
  const currency = node.currency ?? context.currency
  return node.kind === 'money' && currency !== undefined
    ? formatDecimalAmount(numeral, currency, context.language)
    : formatNumeral(numeral, context.language)
}

function writtenDate(node: PromptNode, answer: string, { context }: Rendering): Given | undefined {
  const at = isoDateToEpoch(answer)
  if (at === undefined) return undefined
  return { text: formatDateAs(at, node.format ?? 'long', { language: context.language, timeZone: 'UTC' }) }
}
