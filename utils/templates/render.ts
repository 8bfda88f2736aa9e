import { shortcutKeyOf } from '../replies/shortcut-key'
import type { DateNode, ReplyNode, TemplateNode, TextNode, VariableNode } from './ast'
import type { TemplateContext } from './context'
import { formatDateAs } from './date-format'
import { dateOf } from './date-value'
import { definitionsIn, type Library, libraryOf, MOST_REPLIES, MOST_REPLY_DEPTH } from './definitions'
import { placeholderName } from './names'
import { parseTemplate } from './parse'
import { productPart, renderProductPart } from './render-product'
import { holeOf, promptNamed, renderPrompt, renderPromptOf } from './render-prompt'
import { emptyOutput, type Output, type RenderedTemplate, stopHere, write, leaveOpen } from './rendered'
import { fill, own, type Rendering } from './rendering'

/** Far more than any message holds. */
const MOST_TEXT = 100_000

/**
 * Fills a template in for `context`. Text that was filled in is never read as a template.
 * @returns the text and what is open in it. Never throws, always ends.
 */
export function renderTemplate(body: string, context: TemplateContext): RenderedTemplate {
  const { nodes } = parseTemplate(body)
  const library = libraryOf(context)
  const definitions = definitionsIn(nodes, library)
  const path = context.shortcut === undefined ? [] : [shortcutKeyOf(context.shortcut)]
  const render = rendererWith(library)
  const fields = { fields: new Map(), unansweredFields: new Map() }
  const rendering: Rendering = { context, definitions, ...fields, path, within: [], render }
  const { holes, unresolved, ...output } = renderInto(emptyOutput(), nodes, rendering)
  // A name may have been asked for before the prompt it belongs to.
  const asked = [...holes.values()].map((hole) => {
    const prompt = definitions.get(hole.key)
    return prompt === undefined ? hole : holeOf(prompt, hole.key, rendering)
  })
  return { ...output, holes: asked, unresolved: [...unresolved] }
}

function renderInto(output: Output, nodes: readonly TemplateNode[], rendering: Rendering): Output {
  rendering.render(nodes, rendering, output)
  return output
}

function rendererWith(library: Library): Rendering['render'] {
  const renderReply = replyRenderer(library)
  return (nodes, rendering, output) => {
    for (const node of nodes) {
      if (output.text.length > MOST_TEXT) {
        leaveOpen(output, '…', '…')
        return
      }
      if (node.type === 'reply') renderReply(node, rendering, output)
      else renderNode(node, rendering, output)
    }
  }
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
  const { context, definitions } = rendering
  const prompt = promptNamed(node.name, rendering)
  if (prompt !== undefined && renderPromptOf(node, prompt, rendering, output)) return
  const isPrompted = prompt !== undefined
  // The answer to a prompt that it does not stand for is not its own.
  const key = !isPrompted && definitions.has(node.name) ? `${node.name}:text` : node.name
  fill(rendering, output, { ...node, key, value: own(context.values, node.name), isPrompted })
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

/** @returns what takes other replies in, but only so many. */
function replyRenderer(library: Library) {
  let left = MOST_REPLIES
  return (node: ReplyNode, rendering: Rendering, output: Output): void => {
    const { path, place = node } = rendering
    const { shortcut, raw, fallback } = node
    const name = shortcutKeyOf(shortcut)
    const key = `reply:${placeholderName(shortcut)}`
    const nodes = library(shortcut)
    const isTooMuch = path.length >= MOST_REPLY_DEPTH || left === 0
    const refused = path.includes(name) ? 'reply-cycle' : isTooMuch ? 'too-many-replies' : undefined
    const fault = nodes === undefined ? 'unknown-reply' : refused
    if (nodes === undefined || fault !== undefined) {
      const { start, end } = place
      if (fault !== undefined) output.problems.push({ code: fault, start, end, detail: shortcut })
      fill(rendering, output, { key, label: shortcut, raw, fallback })
      return
    }
    left -= 1
    rendering.render(nodes, { ...rendering, path: [...path, name], place }, output)
  }
}
