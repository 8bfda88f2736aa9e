/**
 * @returns text outside of placeholders as it is meant. Backslashes are characters like any other, except right before a
 * brace: there two mean one, and a single one makes the brace text.
 */
export function unescapeText(written: string, isBeforeBrace: boolean): string {
  if (!written.includes('\\')) return written
  return written.replace(/(\\+)([{}]?)/g, (all, run: string, brace: string, at: number) => {
    const isLast = at + all.length === written.length
    if (brace === '' && !(isLast && isBeforeBrace)) return all
    return '\\'.repeat(Math.floor(run.length / 2)) + brace
  })
}

/** @returns text inside of a placeholder as it is meant. */
export function unescapeArgument(written: string): string {
  return written.replace(/\\([{}|;:\\ ])/g, '$1')
}

/**
 * @returns `text` so that a template with it gives exactly `text`, outside of placeholders. Backslashes at its end need to
 * be told whether a placeholder follows.
 */
export function literalText(text: string, isBeforeBrace = false): string {
  return text.replace(/(\\*)([{}])|\\+$/g, (all, run: string | undefined, brace: string | undefined) => {
    if (brace === undefined) return isBeforeBrace ? all + all : all
    return `${run}${run}\\${brace}`
  })
}

/** @returns `text` so that it is only text inside of a placeholder: a fallback, a label, an option of a choice. */
export function literalArgument(text: string): string {
  return text.replace(/[{}|;:\\]|^ | $/g, '\\$&')
}
