import type { TemplateNode } from './ast'

/** @returns every piece of a template in its order: placeholders before the pieces in them. */
export function everyNode(nodes: readonly TemplateNode[]): TemplateNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(childrenOf(node))])
}

function childrenOf(node: TemplateNode): TemplateNode[] {
  switch (node.type) {
    case 'variable':
    case 'date':
    case 'reply':
      return node.fallback ?? []
    case 'prompt':
      return [
        ...(node.options ?? []).flat(),
        ...[node.fallback, node.yes, node.no].flatMap((part) => part ?? []),
      ]
    default:
      return []
  }
}
