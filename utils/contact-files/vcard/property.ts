/** One line of a card. `types` in lower case, such as `cell`. */
export type CardProperty = {
  group: string
  name: string
  types: string[]
  params: Record<string, string>
  value: string
}

/** In vCard 2.1 a parameter may stand without its name. */
const ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', '7BIT', '8BIT'])

/** @returns a line of a card, its value as it is written there; undefined when it is none. */
export function parseProperty(line: string): CardProperty | undefined {
  const colon = valueStart(line)
  if (colon < 0) return undefined
  const [head = '', ...written] = dividedOutsideQuotes(line.slice(0, colon), ';')
  const dot = head.lastIndexOf('.')
  const name = head
    .slice(dot + 1)
    .trim()
    .toUpperCase()
  if (!/^[A-Z0-9-]+$/.test(name)) return undefined
  const property: CardProperty = {
    group: dot < 0 ? '' : head.slice(0, dot).trim().toLowerCase(),
    name,
    types: [],
    params: {},
    value: line.slice(colon + 1),
  }
  for (const param of written) addParam(property, param)
  return property
}

function addParam({ types, params }: CardProperty, param: string): void {
  const equals = param.indexOf('=')
  const [key, value] =
    equals < 0
      ? ['', param.trim()]
      : [param.slice(0, equals).trim().toUpperCase(), param.slice(equals + 1).trim()]
  const bare = value.replaceAll('"', '')
  if (key === 'TYPE') types.push(...bare.toLowerCase().split(','))
  else if (key !== '') params[key] = bare
  else if (ENCODINGS.has(bare.toUpperCase())) params['ENCODING'] = bare
  else types.push(bare.toLowerCase())
}

function valueStart(line: string): number {
  let isQuoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) return at
  }
  // A quote that is not closed quotes nothing.
  return isQuoted ? line.indexOf(':') : -1
}

function dividedOutsideQuotes(text: string, mark: string): string[] {
  const parts: string[] = ['']
  let isQuoted = false
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted
    if (character === mark && !isQuoted) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}
