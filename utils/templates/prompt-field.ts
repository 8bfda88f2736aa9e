import type { PromptNode, TemplateNode } from './ast'
import { readDateExpression } from './date-expression'
import { formatDateAs } from './date-format'
import { dateOf } from './date-value'
import { emptyOutput } from './rendered'
import { own, type PromptField, type Rendering } from './rendering'
import { isIsoDate, isNumeral } from './values'

type Asking = { node: PromptNode; key: string; options: readonly string[]; rendering: Rendering }

/** @returns what a prompt's field offers and holds at first: worked out once, however deep prompts are in one another. */
export function fieldOf(node: PromptNode, key: string, rendering: Rendering): PromptField {
  const known = rendering.fields.get(node)
  if (known !== undefined) return known
  const inside = { ...rendering, within: [...rendering.within, key] }
  const options = (node.options ?? []).map(
    (option) => closedText(option, unanswered(inside)) ?? rawOf(option),
  )
  const initial = initialOf({ node, key, options, rendering: inside })
  const field = { options, ...(initial !== undefined && { initial }) }
  rendering.fields.set(node, field)
  return field
}

/** @returns whether an answer is a number between the least and the most. */
export function isWithin({ min = -Infinity, max = Infinity }: PromptNode, answer: string): boolean {
  const numeral = answer.trim()
  return isNumeral(numeral) && Number(numeral) >= min && Number(numeral) <= max
}

/** @returns pieces as they were written. */
export function rawOf(nodes: readonly TemplateNode[]): string {
  return nodes.map(({ raw }) => raw).join('')
}

/** What is offered stays the same while the form is filled in, or the chosen option would no longer be among them. */
function unanswered(rendering: Rendering): Rendering {
  const context = { ...rendering.context, answers: {}, remembered: {} }
  return { ...rendering, context, fields: rendering.unansweredFields }
}

function initialOf(asking: Asking): string | undefined {
  const { node, key, rendering } = asking
  const last = own(rendering.context.remembered ?? {}, key)
  if (last !== undefined && isPossible(asking, last)) return last
  const initial = defaultOf(asking)
  return initial !== undefined && isPossible(asking, initial)
    ? initial
    : node.kind === 'toggle'
      ? 'no'
      : undefined
}

function defaultOf({ node, options, rendering }: Asking): string | undefined {
  const { fallback, kind } = node
  if (fallback === undefined) return undefined
  if (kind === 'choice') {
    const index = node.options?.findIndex((option) => rawOf(option) === rawOf(fallback)) ?? -1
    return options[index]
  }
  if (kind === 'date') return dayOf(fallback, rendering)
  const text = closedText(fallback, rendering)
  return kind === 'toggle' ? text?.toLowerCase() : text
}

function isPossible({ node, options }: Asking, answer: string): boolean {
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
  rendering.render(nodes, rendering, output)
  return output.unresolved.size === 0 ? output.text : undefined
}
