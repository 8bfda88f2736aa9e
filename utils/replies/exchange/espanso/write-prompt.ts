import type { PromptNode } from '@/utils/templates/ast'
import type { Noting } from '../notes'
import { plainText, writtenText } from '../template/plain-nodes'
import type { Field } from './form-writer'

/** @returns the field that asks for what a prompt asks; `note` tells what it cannot say. */
export function fieldOf(node: PromptNode, note: Noting): Field {
  const { key, label, kind } = node
  if (kind === 'choice') return choiceField(node, note)
  if (kind === 'toggle') return toggleField(node, note)
  if (kind !== 'text' && kind !== 'lines') {
    note('prompt-simplified', node.raw)
    return { key, label }
  }
  const initial = initialOf(node, note)
  const settings = {
    ...(kind === 'lines' && { multiline: true as const }),
    ...(initial !== undefined && { default: initial }),
  }
  return { key, label, settings }
}

function choiceField(node: PromptNode, note: Noting): Field {
  const { key, label, options = [] } = node
  if (options.length === 0) return { key, label }
  if (options.some((option) => plainText(option) === undefined)) note('prompt-simplified', node.raw)
  const values = options.map(writtenText)
  const initial = initialOf(node, note)
  const isPossible = initial !== undefined && values.includes(initial)
  return { key, label, settings: { type: 'choice', values, ...(isPossible && { default: initial }) } }
}

function toggleField(node: PromptNode, note: Noting): Field {
  const { key, label, yes, no = [] } = node
  note('prompt-simplified', node.raw)
  const values = [yes === undefined ? label : plainText(yes), plainText(no)].map((text) => text ?? '')
  return values.includes('') ? { key, label } : { key, label, settings: { type: 'choice', values } }
}

function initialOf({ fallback, raw }: PromptNode, note: Noting): string | undefined {
  if (fallback === undefined) return undefined
  const initial = plainText(fallback)
  if (initial === undefined) note('default-left-out', raw)
  return initial
}
