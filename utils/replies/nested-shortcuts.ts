import type { TemplateNode } from '../templates/ast'
import { parseTemplate } from '../templates/parse'
import { shortcutKeyOf } from './shortcut-key'

/** @returns the shortcuts of the replies that `body` takes in, by their keys, each once; also those in its options. */
export function shortcutsIn(body: string): string[] {
  const found = new Set<string>()
  collect(parseTemplate(body).nodes, found)
  return [...found]
}

function collect(nodes: readonly TemplateNode[], found: Set<string>): void {
  for (const node of nodes) {
    if (node.type === 'reply') found.add(shortcutKeyOf(node.shortcut))
    if ('fallback' in node && node.fallback !== undefined) collect(node.fallback, found)
    if (node.type !== 'prompt') continue
    for (const pieces of [...(node.options ?? []), node.yes ?? [], node.no ?? []]) collect(pieces, found)
  }
}
