import type { DateNode, ReplyNode, TemplateNode, TextNode, VariableNode } from './ast'
import type { TemplateContext } from './context'
import { formatDateAs } from './date-format'
import { dateOf } from './date-value'
import { placeholderName } from './names'
import { parseTemplate } from './parse'
import { productPart, renderProductPart } from './render-product'
import { renderPrompt, renderPromptOf } from './render-prompt'
import { emptyOutput, type Output, type RenderedTemplate, stopHere, write, leaveOpen } from './rendered'
import { fill, own, type Rendering } from './rendering'

export const MOST_REPLY_DEPTH = 8
const MOST_REPLIES = 50
/** Far more than any message holds. */
const MOST_TEXT = 100_000

/**
 * Fills a template in for `context`. Text that was filled in is never read as a template.
 * @returns the text and what is open in it. Never throws, always ends.
 */
export function renderTemplate(body: string, context: TemplateContext): RenderedTemplate {
  const { nodes } = parseTemplate(body)
  const prompts: Rendering['prompts'] = new Map()
  // The first time finds the prompts: a name may stand before the prompt it belongs to.
  renderOnce(nodes, context, prompts)
  const { holes, unresolved, ...output } = renderOnce(nodes, context, prompts)
  return { ...output, holes: [...holes.values()], unresolved: [...unresolved] }
}

function renderOnce(
  nodes: readonly TemplateNode[],
  context: TemplateContext,
  prompts: Rendering['prompts'],
): Output {
  const output = emptyOutput()
  const path = context.shortcut === undefined ? [] : [context.shortcut.toLowerCase()]
  const renderReply = replyRenderer()
  const render = (pieces: readonly TemplateNode[], rendering: Rendering, target: Output): void => {
    for (const node of pieces) {
      if (target.text.length > MOST_TEXT) {
        leaveOpen(target, '…', '…')
        return
      }
      if (node.type === 'reply') renderReply(node, rendering, target)
      else renderNode(node, rendering, target)
    }
  }
  render(nodes, { context, prompts, fields: new Map(), path, isInPrompt: false, render }, output)
  return output
}

function renderNode(node: Exclude<TemplateNode, ReplyNode>, rendering: Rendering, output: Output): void {
  switch (node.type) {
    case 'text':
      return renderText(node, rendering, output)
    case 'cursor':
      return stopHere(output)
    case 'variable':
      return renderVariable(node, rendering, output)
    case 'date':
      return renderDate(node, rendering, output)
    case 'prompt':
      return renderPrompt(node, rendering, output)
    case 'unknown':
      return fill(rendering, output, node)
  }
}

function renderText({ text }: TextNode, { filledKey }: Rendering, output: Output): void {
  if (filledKey === undefined) write(output, text, 'text')
  else write(output, text, 'value', filledKey)
}

function renderVariable(node: VariableNode, rendering: Rendering, output: Output): void {
  const part = productPart(node.name)
  if (part !== undefined) return renderProductPart(part, node, rendering, output)
  if (renderPromptOf(node, rendering, output)) return
  fill(rendering, output, { ...node, key: node.name, value: own(rendering.context.values, node.name) })
}

function renderDate(node: DateNode, rendering: Rendering, output: Output): void {
  const { context } = rendering
  const { base, format = base === 'now' ? 'time' : 'long' } = node.date
  const at = dateOf(node.date, context)
  const value =
    at === undefined ? undefined : formatDateAs(at, format, { ...context, withTime: base === 'now' })
  const label = node.raw.replace(/^\{+|\}+$/g, '')
  fill(rendering, output, { ...node, key: placeholderName(label), label, value })
}

/** @returns what takes other replies in: each is read once, and only so many are taken in. */
function replyRenderer() {
  const read = new Map<string, TemplateNode[]>()
  let left = MOST_REPLIES
  return (node: ReplyNode, rendering: Rendering, output: Output): void => {
    const { context, path, place = node } = rendering
    const { shortcut, start: _start, end: _end, ...rest } = node
    const name = shortcut.toLowerCase()
    const key = `reply:${placeholderName(shortcut)}`
    const body = context.replyOf?.(shortcut)
    const fault =
      body === undefined
        ? 'unknown-reply'
        : path.includes(name)
          ? 'reply-cycle'
          : path.length >= MOST_REPLY_DEPTH || left === 0
            ? 'too-many-replies'
            : undefined
    if (body === undefined || fault !== undefined || own(context.answers, key) !== undefined) {
      if (fault !== undefined) {
        output.problems.push({ code: fault, start: place.start, end: place.end, detail: shortcut })
      }
      fill(rendering, output, { ...rest, key, label: shortcut })
      return
    }
    left -= 1
    const nodes = read.get(name) ?? parseTemplate(body).nodes
    read.set(name, nodes)
    rendering.render(nodes, { ...rendering, path: [...path, name], place }, output)
  }
}
