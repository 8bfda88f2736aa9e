import { parseTemplate } from '../../templates/parse'

const MOST_CHARACTERS = 60

/** @returns a title for a reply without one: the beginning of its text, or undefined when it has no words. */
export function titleFrom(body: string): string | undefined {
  const pieces = parseTemplate(body).nodes.map((node) => {
    if (node.type === 'text') return node.text
    if (node.type === 'date') return `[${node.date.base}]`
    return 'label' in node ? `[${node.label}]` : ''
  })
  const lines = pieces.join('').split(/\r\n|\r|\n/)
  const first = lines
    .map((line) => line.trim().replace(/\s+/gu, ' '))
    .find((line) => /[\p{L}\p{N}]/u.test(line))
  if (first === undefined) return undefined
  const characters = Array.from(first)
  return characters.length <= MOST_CHARACTERS
    ? first
    : `${characters
        .slice(0, MOST_CHARACTERS - 1)
        .join('')
        .trimEnd()}…`
}
