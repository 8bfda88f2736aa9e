import type { PromptNode, TemplateNode, VariableNode } from './ast'
import { formatDateAs } from './date-format'
import { readDateExpression } from './date-expression'
import { dateOf } from './date-value'
import type { Hole } from './hole'
import { readableName } from './names'
import { ask, emptyOutput, leaveOpen, type Output, write } from './rendered'
import { own, type PromptField, renderAs, type Rendering } from './rendering'
import { formatDecimalAmount, formatNumeral, isIsoDate, isNumeral, isoDateToEpoch } from './values'

/** What a prompt gives: text, or pieces (of a choice or a toggle) that may hold placeholders. */
type Given = { text: string } | { nodes: readonly TemplateNode[] }

/** Writes what a prompt was answered with, else what stands in its field at first; else it stays open. */
export function renderPrompt(node: PromptNode, rendering: Rendering, output: Output): void {
  const asked = definitionOf(node, rendering)
  ask(output, holeOf(asked, rendering), true)
  const given = givenTo(asked.kind === node.kind ? node : asked, asked, rendering)
  if (given === undefined) leaveOpen(output, node.key, node.raw)
  else writeGiven(given, node.key, rendering, output)
}

/** @returns whether a prompt of the variable's name gave something, which was written. */
export function renderPromptOf(node: VariableNode, rendering: Rendering, output: Output): boolean {
  const prompt = rendering.isInPrompt ? undefined : rendering.prompts.get(node.name)
  const given = prompt && givenTo(prompt, prompt, rendering)
  if (given === undefined) return false
  writeGiven(given, node.name, rendering, output)
  return true
}

/** Prompts of one label are one field: the first says what is asked. */
function definitionOf(node: PromptNode, { prompts, isInPrompt }: Rendering): PromptNode {
  const first = prompts.get(node.key)
  if (first === undefined) prompts.set(node.key, node)
  return isInPrompt ? node : (first ?? node)
}

function writeGiven(given: Given, key: string, rendering: Rendering, output: Output): void {
  if ('text' in given) write(output, given.text, 'value', key)
  else renderAs(key, given.nodes, { ...rendering, isInPrompt: true }, output)
}

function holeOf(node: PromptNode, rendering: Rendering): Hole {
  const { key, label, kind, min, max } = node
  const { initial, options } = fieldOf(node, rendering)
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

/** @returns what `node` makes of the answer to `asked`; undefined while there is none, or none that it can be. */
function givenTo(node: PromptNode, asked: PromptNode, rendering: Rendering): Given | undefined {
  const { context } = rendering
  const answer = own(context.answers, asked.key) ?? fieldOf(asked, rendering).initial
  if (answer === undefined) return undefined
  if (answer === '') return { text: '' }
  switch (node.kind) {
    case 'number':
    case 'money':
      return isWithin(node, answer) ? { text: writtenNumber(node, answer.trim(), rendering) } : undefined
    case 'date':
      return writtenDate(node, answer, rendering)
    case 'toggle':
      if (answer === 'yes') return node.yes === undefined ? { text: node.label } : { nodes: node.yes }
      return answer === 'no' ? { nodes: node.no ?? [] } : undefined
    case 'choice':
      return chosen(node, answer, rendering)
    case 'product':
      return context.product && { text: context.product.name }
    default:
      return { text: answer }
  }
}

function chosen(node: PromptNode, answer: string, rendering: Rendering): Given {
  const index = fieldOf(node, rendering).options.indexOf(answer)
  const nodes = node.options?.[index] ?? node.options?.find((option) => rawOf(option) === answer)
  return nodes === undefined ? { text: answer } : { nodes }
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

/** Worked out once for each prompt, however deep prompts are in one another. */
function fieldOf(node: PromptNode, rendering: Rendering): PromptField {
  const known = rendering.fields.get(node)
  if (known !== undefined) return known
  const options = (node.options ?? []).map((option) => closedText(option, rendering) ?? rawOf(option))
  const field: PromptField = { options }
  rendering.fields.set(node, field)
  const initial = initialOf(node, options, rendering)
  if (initial !== undefined) field.initial = initial
  return field
}

function initialOf(node: PromptNode, options: readonly string[], rendering: Rendering): string | undefined {
  const last = own(rendering.context.remembered ?? {}, node.key)
  if (last !== undefined && isPossible(node, last, options)) return last
  const { fallback, kind } = node
  if (fallback === undefined) return kind === 'toggle' ? 'no' : undefined
  if (kind === 'choice') {
    const index = node.options?.findIndex((option) => rawOf(option) === rawOf(fallback)) ?? -1
    return options[index]
  }
  const written = kind === 'date' ? dayOf(fallback, rendering) : closedText(fallback, rendering)
  const initial = kind === 'toggle' ? written?.toLowerCase() : written
  return initial !== undefined && isPossible(node, initial, options) ? initial : undefined
}

function isPossible(node: PromptNode, answer: string, options: readonly string[]): boolean {
  switch (node.kind) {
    case 'number':
    case 'money':
      return isWithin(node, answer)
    case 'date':
      return isIsoDate(answer)
    case 'toggle':
      return answer === 'yes' || answer === 'no'
    case 'choice':
      return options.length === 0 || options.includes(answer)
    default:
      return true
  }
}

function isWithin({ min = -Infinity, max = Infinity }: PromptNode, answer: string): boolean {
  const numeral = answer.trim()
  return isNumeral(numeral) && Number(numeral) >= min && Number(numeral) <= max
}

/** @returns YYYY-MM-DD of a date's default: an expression such as `today+3d`, with or without braces, or the day itself. */
function dayOf(fallback: readonly TemplateNode[], rendering: Rendering): string | undefined {
  const { context } = rendering
  const [first] = fallback
  const written = closedText(fallback, rendering)
  const date = first?.type === 'date' ? first.date : readDateExpression(written ?? '')
  if (date === undefined || 'code' in date) return written
  const at = dateOf(date, context)
  return at === undefined ? undefined : formatDateAs(at, 'iso', context)
}

/** @returns the text of pieces in which nothing is open. */
function closedText(nodes: readonly TemplateNode[], rendering: Rendering): string | undefined {
  const output = emptyOutput()
  rendering.render(nodes, { ...rendering, isInPrompt: true }, output)
  return output.unresolved.size === 0 ? output.text : undefined
}

function rawOf(nodes: readonly TemplateNode[]): string {
  return nodes.map(({ raw }) => raw).join('')
}
