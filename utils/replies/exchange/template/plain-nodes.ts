import type { TemplateNode } from '@/utils/templates/ast'

/** @returns what the nodes say when they are only text; undefined when there is a placeholder among them. */
export function plainText(nodes: readonly TemplateNode[]): string | undefined {
  const texts = nodes.flatMap((node) => (node.type === 'text' ? [node.text] : []))
  return texts.length === nodes.length ? texts.join('') : undefined
}

/** @returns the same with placeholders as they are written. */
export function writtenText(nodes: readonly TemplateNode[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.text : node.raw)).join('')
}
