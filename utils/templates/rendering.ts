import type { PromptNode, Span, TemplateNode } from './ast'
import type { TemplateContext } from './context'
import type { Definitions } from './definitions'
import { ask, leaveOpen, type Output, write } from './rendered'

/** What the parts of the renderer share. */
export type Rendering = {
  context: TemplateContext
  definitions: Definitions
  fields: Map<PromptNode, PromptField>
  /** The same as if nothing had been answered. */
  unansweredFields: Map<PromptNode, PromptField>
  /** Shortcuts of the replies that are being taken in, outermost first. */
  path: readonly string[]
  /** Where in the body the outermost of them stands. */
  place?: Span
  /** Text belongs to what was filled in under this key. */
  filledKey?: string
  /** Keys of the prompts around. */
  within: readonly string[]
  render: (nodes: readonly TemplateNode[], rendering: Rendering, output: Output) => void
}

/** A prompt's field. `options` are its choices as text, in the order of the node's. */
export type PromptField = { initial?: string; options: string[] }

type Fill = {
  key: string
  label: string
  raw: string
  value?: string | undefined
  fallback?: TemplateNode[] | undefined
  /** What was answered belongs to a prompt, which could not use it. */
  isPrompted?: boolean
}

/** Writes an answer, else the value, else the fallback, else what was answered the last time; else it stays open. */
export function fill(rendering: Rendering, output: Output, place: Fill): void {
  const { key, label, raw, value, fallback, isPrompted = false } = place
  const { answers, remembered = {} } = rendering.context
  const answer = isPrompted ? undefined : own(answers, key)
  const hasValue = value !== undefined && value.trim() !== ''
  if (answer === undefined && hasValue) write(output, value, 'value', key)
  else if (answer === undefined && fallback !== undefined) renderAs(key, fallback, rendering, output)
  else {
    const initial = isPrompted ? undefined : own(remembered, key)
    const isHole = !hasValue && fallback === undefined
    if (isHole) ask(output, { key, label, kind: 'text', ...(initial !== undefined && { initial }) })
    const text = answer ?? initial
    if (text === undefined) leaveOpen(output, key, raw)
    else write(output, text, 'value', key)
  }
}

/** Renders pieces whose text is what was filled in under `key`. */
export function renderAs(
  key: string,
  nodes: readonly TemplateNode[],
  rendering: Rendering,
  output: Output,
): void {
  rendering.render(nodes, { ...rendering, filledKey: key }, output)
}

export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
