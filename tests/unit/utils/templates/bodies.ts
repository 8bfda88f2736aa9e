import fc from 'fast-check'

/** Of the replies that generated ones may name. */
export const SHORTCUTS = ['a', 'b', 'c', 'd', 'e']

const PIECES = [
  ['{{', '}}', '{', '}', '|', ':', ';', '=', '$', ' ', '\n', 'é', '🌸', '1', ''],
  ['name', 'first_name', 'email', 'size', 'cursor', 'today', '+3d', 'now-1h', ':short', 'product'],
  ['text: A', 'number: N', 'money: M', 'date: D', 'toggle: T', 'choice: x|y', 'choice A:', 'reply: '],
  ['; default=', '; min=1', '; yes=', '; format=dd.MM.', '{{text: A}}', '{{choice C: ', '{{size|'],
  ['product.price', '{{toggle: T; yes=', ...SHORTCUTS],
].flat()

function piecesWith(...more: string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...PIECES, ...more), { maxLength: 40 }).map((all) => all.join(''))
}

function joined(...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  const each = parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))
  return fc.tuple(...each).map((all) => all.join(''))
}

const shortcut = fc.constantFrom(...SHORTCUTS)
const word = fc.constantFrom(
  'Hi ',
  '{1}',
  '{',
  ' €',
  '🌸',
  '{{cursor}}',
  '{{today+3d:short}}',
  '{first_name}',
)

/** Whole placeholders within one another, up to `depth`, of which `labelsAt` gives the labels. */
function wellFormed(depth: number, labelsAt: (depth: number) => string[]): fc.Arbitrary<string> {
  const label = fc.constantFrom(...labelsAt(depth))
  const simple = fc.oneof(
    word,
    joined('{{', label, '}}'),
    joined('{{reply: ', shortcut, '}}'),
    joined('{{', fc.constantFrom('product', 'product.link', 'product.price', 'now+2h'), '}}'),
    joined('{{number: ', label, '; min=2}}'),
    joined('{{date: ', label, '; default=', fc.constantFrom('today', 'soon', '2026-01-01'), '}}'),
  )
  if (depth === 0) return simple
  const within = wellFormed(depth - 1, labelsAt)
  const nested = fc.oneof(
    joined('{{', label, '|', within, '}}'),
    joined('{{text: ', label, '; default=', within, '}}'),
    joined('{{toggle: ', label, '; default=yes; yes=', within, '; no=', within, '}}'),
    joined('{{choice ', label, ': ', within, ' | ', within, '}}'),
    joined('{{reply: ', shortcut, '|', within, '}}'),
  )
  return fc.array(fc.oneof(simple, nested), { maxLength: 3 }).map((all) => all.join(''))
}

/** Without a backslash: no brace in them is meant to be text. */
export const plainBodies = fc.oneof(
  wellFormed(3, () => ['A', 'B', 'Size', 'Email', 'first name']),
  piecesWith(),
)

/** In which no prompt is within one of its own label. */
export const formBodies = wellFormed(3, (depth) => [`A${depth}`, `B${depth}`, `Email${depth}`])

export const bodies = fc.oneof(
  plainBodies,
  piecesWith('\\', '\\{'),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

/** Replies by shortcut, some missing, in any kind of circle. */
export const graphs = fc
  .record(Object.fromEntries(SHORTCUTS.map((one) => [one, fc.option(plainBodies)])))
  .map((all) =>
    Object.fromEntries(Object.entries(all).flatMap(([key, body]) => (body === null ? [] : [[key, body]]))),
  )
