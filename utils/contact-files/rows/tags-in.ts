import { oneLine } from '../clean'
import type { ContactTable } from '../table'
import { splitTags } from './own-cells'

/** @returns the tags a cell names, each once. Groups that a product puts everybody into are none. */
export function tagsIn(cell: string, product: ContactTable['product']): string[] {
  const names = product === 'chatside' ? splitTags(cell) : dividedIn(cell, product)
  const tags = new Map<string, string>()
  for (const name of names) {
    const tag = oneLine(product === 'google' ? name.replace(/^\s*\*\s*/, '') : name)
    const key = tag.toLowerCase()
    if (tag === '' || (product === 'google' && /^my ?contacts$/i.test(tag)) || tags.has(key)) continue
    tags.set(key, tag)
  }
  return [...tags.values()]
}

function dividedIn(cell: string, product: ContactTable['product']): string[] {
  if (product === 'google' || product === 'vcard') return [cell]
  return cell.split(/[;；\n]/.test(cell) ? /[;；\n]/ : /[,，、]/)
}
