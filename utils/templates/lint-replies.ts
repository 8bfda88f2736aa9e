import { shortcutKeyOf } from '../replies/shortcut-key'
import type { Problem, ReplyNode, TemplateNode } from './ast'
import { parseTemplate } from './parse'
import { MOST_REPLY_DEPTH } from './definitions'
import { everyNode } from './walk'

type Facts = { replyOf?: (shortcut: string) => string | undefined; shortcut?: string }
type Fault = Pick<Problem, 'code' | 'detail'>
type Search = Facts & { faults: Map<string, Fault | undefined>; nodes: TemplateNode[] }

/** @returns what is wrong with the replies that `uses` take in, however deep, and the pieces of all of them. */
export function lintReplies(
  uses: readonly ReplyNode[],
  facts: Facts,
): { problems: Problem[]; nodes: TemplateNode[] } {
  const search: Search = { ...facts, faults: new Map(), nodes: [] }
  const path = facts.shortcut === undefined ? [] : [shortcutKeyOf(facts.shortcut)]
  const problems = uses.flatMap((use) => {
    const fault = faultOf(use, path, search)
    return fault === undefined ? [] : [{ ...fault, start: use.start, end: use.end }]
  })
  return { problems, nodes: search.nodes }
}

function faultOf({ shortcut }: ReplyNode, path: readonly string[], search: Search): Fault | undefined {
  const name = shortcutKeyOf(shortcut)
  if (path.includes(name)) return { code: 'reply-cycle', detail: shortcut }
  if (search.faults.has(name)) return search.faults.get(name)
  if (path.length >= MOST_REPLY_DEPTH) return { code: 'too-many-replies', detail: shortcut }
  const body = search.replyOf?.(shortcut)
  const fault: Fault | undefined =
    body === undefined
      ? { code: 'unknown-reply', detail: shortcut }
      : faultIn(everyNode(parseTemplate(body).nodes), [...path, name], search)
  search.faults.set(name, fault)
  return fault
}

function faultIn(nodes: readonly TemplateNode[], path: readonly string[], search: Search): Fault | undefined {
  let first: Fault | undefined
  for (const node of nodes) {
    search.nodes.push(node)
    if (node.type === 'reply') first ??= faultOf(node, path, search)
  }
  return first
}
