import type { TemplateNode } from '@/utils/templates/ast'
import { parseTemplate } from '@/utils/templates/parse'
import { literalArgument } from '@/utils/templates/escapes'

/**
 * @returns a template in which `{{reply: x}}` means what `renamed` says `x` is called now (by the old shortcut in lower
 * case). Everything else stays as it was written.
 */
export function renameReferences(body: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0 || !body.includes('{{')) return body
  const found: { start: number; end: number; raw: string }[] = []
  collect(parseTemplate(body).nodes, renamed, found)
  let text = body
  for (const { start, end, raw } of found.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, start) + raw + text.slice(end)
  }
  return text
}

function collect(
  nodes: readonly TemplateNode[],
  renamed: ReadonlyMap<string, string>,
  found: { start: number; end: number; raw: string }[],
): void {
  for (const node of nodes) {
    const name = node.type === 'reply' ? renamed.get(node.shortcut.toLowerCase()) : undefined
    if (node.type === 'reply' && name !== undefined) found.push(referenceIn(node, node.shortcut, name))
    if ('fallback' in node && node.fallback !== undefined) collect(node.fallback, renamed, found)
    if (node.type !== 'prompt') continue
    for (const inner of [...(node.options ?? []), node.yes ?? [], node.no ?? []])
      collect(inner, renamed, found)
  }
}

/** Only the shortcut is replaced: a fallback after it stays, and may hold references itself. */
function referenceIn({ start, raw }: { start: number; raw: string }, shortcut: string, name: string) {
  const at = raw.indexOf(':') + 1
  const blanks = raw.slice(at).length - raw.slice(at).trimStart().length
  const written = literalArgument(shortcut)
  const from = at + blanks
  const length = raw.startsWith(written, from) ? written.length : shortcut.length
  return { start: start + from, end: start + from + length, raw: literalArgument(name) }
}
