import { parseTemplate, type Placeholder } from './parse'

/** By placeholder name. An empty value counts as none. */
export type TemplateValues = Readonly<Record<string, string | undefined>>

/** `unresolved` names the placeholders that are still written out in `text`; `caret` is an index in `text`. */
export type RenderedTemplate = { text: string; caret?: number; unresolved: string[] }

/**
 * Fills a template in. A placeholder takes what the person answered in the form (even an empty answer), else its value,
 * else its fallback; without any of them it stays as written and is reported, so that nobody sends it unseen.
 * @returns the text, where the caret belongs (absent: at the end) and what is unresolved. Never throws.
 */
export function renderTemplate(
  body: string,
  values: TemplateValues,
  answers: Readonly<Record<string, string>> = {},
): RenderedTemplate {
  let text = ''
  let caret: number | undefined
  const unresolved = new Set<string>()
  for (const part of parseTemplate(body)) {
    if (part.type === 'text') text += part.text
    else if (part.type === 'cursor') caret ??= text.length
    else {
      const value = valueOf(part, values, answers)
      if (value === undefined) unresolved.add(part.name)
      text += value ?? part.raw
    }
  }
  return { text, unresolved: [...unresolved], ...(caret !== undefined && { caret }) }
}

function valueOf(
  { name, fallback }: Placeholder,
  values: TemplateValues,
  answers: Readonly<Record<string, string>>,
): string | undefined {
  if (Object.hasOwn(answers, name)) return answers[name]
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  return value === undefined || value.trim() === '' ? fallback : value
}
