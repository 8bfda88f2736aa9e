import { shortcutKeyOf } from '../replies/shortcut-key'
import type { PromptNode, TemplateNode } from './ast'
import type { TemplateContext } from './context'
import { parseTemplate } from './parse'
import { everyNode } from './walk'

export const MOST_REPLY_DEPTH = 8
export const MOST_REPLIES = 50

/** By key: the first prompt of each label and kind. */
export type Definitions = ReadonlyMap<string, PromptNode>

/** @returns the pieces of a reply, which is read once; undefined for one that there is not. */
export type Library = (shortcut: string) => TemplateNode[] | undefined

export function libraryOf({ replyOf }: Pick<TemplateContext, 'replyOf'>): Library {
  const read = new Map<string, TemplateNode[] | undefined>()
  return (shortcut) => {
    const name = shortcutKeyOf(shortcut)
    if (!read.has(name)) {
      const body = replyOf?.(shortcut)
      read.set(name, body === undefined ? undefined : parseTemplate(body).nodes)
    }
    return read.get(name)
  }
}

/** @returns what the prompts of a template, and of the replies in it, ask for: whatever is answered, it stays the same. */
export function definitionsIn(nodes: readonly TemplateNode[], library: Library): Definitions {
  const definitions = new Map<string, PromptNode>()
  const seen = new Set<string>()
  const visit = (pieces: readonly TemplateNode[], depth: number): void => {
    for (const node of everyNode(pieces)) {
      if (node.type === 'prompt') {
        const key = promptKey(node, definitions)
        if (!definitions.has(key)) definitions.set(key, node)
      } else if (node.type === 'reply' && depth < MOST_REPLY_DEPTH) visitReply(node.shortcut, depth + 1)
    }
  }
  const visitReply = (shortcut: string, depth: number): void => {
    const name = shortcutKeyOf(shortcut)
    if (seen.has(name) || seen.size === MOST_REPLIES) return
    seen.add(name)
    visit(library(shortcut) ?? [], depth)
  }
  visit(nodes, 0)
  return definitions
}

/** Prompts of one label and kind are one field; another kind under the label is another field. */
export function promptKey({ key, kind }: PromptNode, definitions: Definitions): string {
  const first = definitions.get(key)
  return first === undefined || first.kind === kind ? key : `${kind}:${key}`
}
