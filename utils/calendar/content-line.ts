const MOST_OCTETS = 75
const encoder = new TextEncoder()

/** @returns a TEXT value of RFC 5545: escaped, on one line, without the characters no calendar may hold. */
export function textValue(text: string): string {
  return cleanText(text)
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', String.raw`\n`)
}

/** @returns the text as a calendar can hold it: line feeds for all line ends, no control characters or broken pairs. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\u{fffd}')
}

/** @returns a content line of RFC 5545, folded at 75 octets between whole characters, ended by CRLF. */
export function contentLine(name: string, value: string): string {
  const lines: string[] = []
  let [line, octets] = ['', 0]
  for (const character of `${name}:${value}`) {
    const size = encoder.encode(character).length
    if (octets + size > MOST_OCTETS) {
      lines.push(line)
      // The space that continues a line counts as one of its octets.
      line = ' '
      octets = 1
    }
    line += character
    octets += size
  }
  return `${[...lines, line].join('\r\n')}\r\n`
}
