/** `raw` is what was written; it stays in the text while a placeholder has no value. */
export type Placeholder = { type: 'placeholder'; name: string; fallback?: string; raw: string }
export type TemplatePart = { type: 'text'; text: string } | { type: 'cursor' } | Placeholder

// Two braces take any name; one brace only an identifier, since people write things like "{1}" or "{ }" as plain text.
const TWO_BRACES = /\{\{([^{}|]{1,60})(?:\|([^{}]{0,300}))?\}\}/
const ONE_BRACE = /\{([\p{L}_][\p{L}\p{N}_]{0,59})(?:\|([^{}]{0,300}))?\}/u
const PLACEHOLDER = new RegExp(`${TWO_BRACES.source}|${ONE_BRACE.source}`, 'gu')

/**
 * Reads a quick reply's template: `{{first_name|there}}`, `{name}`, `{{cursor}}`. A `$` before a brace is text. Never
 * fails: what is no placeholder is text.
 * @returns its parts in order; written one after another they give `body` again.
 */
export function parseTemplate(body: string): TemplatePart[] {
  const parts: TemplatePart[] = []
  let end = 0
  for (const match of body.matchAll(PLACEHOLDER)) {
    const part = toPart(match)
    if (part === undefined) continue
    if (match.index > end) parts.push({ type: 'text', text: body.slice(end, match.index) })
    parts.push(part)
    end = match.index + match[0].length
  }
  if (end < body.length) parts.push({ type: 'text', text: body.slice(end) })
  return parts
}

/** @returns the one spelling of a placeholder's name: "First Name", "first-name" and "firstName" are `first_name`. */
export function placeholderName(written: string): string {
  return written
    .trim()
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .replace(/[\s-]+/gu, '_')
    .toLowerCase()
}

function toPart(match: RegExpExecArray): Exclude<TemplatePart, { type: 'text' }> | undefined {
  const name = placeholderName(match[1] ?? match[3] ?? '')
  if (!/[\p{L}_]/u.test(name)) return undefined
  if (name === 'cursor' && match[1] !== undefined) return { type: 'cursor' }
  const fallback = match[2] ?? match[4]
  return { type: 'placeholder', name, raw: match[0], ...(fallback !== undefined && { fallback }) }
}
