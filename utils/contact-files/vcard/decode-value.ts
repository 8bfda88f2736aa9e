import type { CardProperty } from './property'

/** @returns the value of a line with its characters decoded, still escaped. */
export function plainValue({ params, value }: CardProperty): string {
  if ((params['ENCODING'] ?? '').toUpperCase() !== 'QUOTED-PRINTABLE') return value
  return quotedPrintable(value, params['CHARSET'])
}

/** @returns the parts of a value that `mark` divides, each without its escapes. */
export function valueParts(value: string, mark: ';' | ','): string[] {
  const parts: string[] = ['']
  for (let at = 0; at < value.length; at++) {
    const character = value[at] ?? ''
    const next = value[at + 1]
    if (character === '\\' && next !== undefined) {
      parts[parts.length - 1] += /n/i.test(next) ? '\n' : next
      at++
    } else if (character === mark) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** @returns a value without its escapes. */
export function unescaped(value: string): string {
  return value.replace(/\\([\s\S])/g, (_, next: string) => (/n/i.test(next) ? '\n' : next))
}

function quotedPrintable(value: string, charset: string | undefined): string {
  const encoder = new TextEncoder()
  const bytes: number[] = []
  const pieces = value.match(/=[0-9A-Fa-f]{2}|[^=]+|=/g) ?? []
  for (const piece of pieces) {
    if (/^=[0-9A-Fa-f]{2}$/.test(piece)) bytes.push(Number.parseInt(piece.slice(1), 16))
    else bytes.push(...encoder.encode(piece))
  }
  return decoded(new Uint8Array(bytes), charset)
}

function decoded(bytes: Uint8Array, charset: string | undefined): string {
  for (const name of [charset ?? 'utf-8', 'utf-8']) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes)
    } catch (error) {
      // RangeError: nobody knows the charset. TypeError: it is another one.
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}
