import * as fc from 'fast-check'
import type { ExchangedReply } from '@/utils/replies/exchange/exchanged-reply'

const SHORTCUT = /^[\p{L}\p{N}_-]{1,25}$/u

/** Text as it is met and as nobody expects it: braces, quotes, signs of formulas, line ends, emoji, broken pairs. */
export const awkwardText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('{{', '}}', '{', '}', '\\', '|', ';', ':', '"', "'", '$|$', '[[', ']]', '{{name}}'),
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '\r\n',
        ',',
        ' ',
        '  ',
        '#',
        '- ',
        '>',
        '&',
        '%',
        '*',
      ),
      fc.constantFrom(
        'Hello',
        'día',
        '見積',
        '😀',
        '1,234.50',
        '~',
        'null',
        'yes',
        '\u2028',
        '\u00a0',
        '\ud83d',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

export const awkwardBody = awkwardText.filter((text) => text.trim() !== '')

/** One line, as a person writes a title, a label or a folder: without blanks around it. */
export const awkwardLine = awkwardText
  .map((text) => text.replace(/[\r\n\u2028]/g, ' ').trim())
  .filter((text) => text !== '' && text.length <= 300)

const shortcut = fc
  .oneof(
    fc.stringMatching(/^[a-zA-Z0-9_-]{1,25}$/),
    fc.string({ unit: fc.constantFrom(...'helo-_1éñßжИ見積ก'), minLength: 1, maxLength: 25 }),
  )
  .map((written) => written.normalize('NFC'))
  .filter((written) => SHORTCUT.test(written))

const language = fc.constantFrom('en', 'es', 'pt-BR', 'ja', 'zh-Hans-CN')

const media = fc.record(
  {
    name: awkwardLine,
    type: fc.constantFrom('image/png', 'application/pdf'),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  },
  { requiredKeys: ['name', 'type', 'bytes'] },
)

const reply = fc.record(
  {
    shortcut,
    title: awkwardLine,
    body: awkwardBody,
    labels: fc.uniqueArray(awkwardLine, { maxLength: 5 }),
    language,
    variants: fc.dictionary(language, awkwardBody, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    folder: awkwardLine,
    isArchived: fc.constant(true as const),
    media: fc.array(media, { minLength: 1, maxLength: 2 }).map((files) =>
      files.map(({ name, type, bytes }) => ({
        name,
        type,
        size: bytes.length,
        base64: Buffer.from(bytes).toString('base64'),
      })),
    ),
  },
  { requiredKeys: ['shortcut', 'title', 'body', 'labels'], noNullPrototype: true },
)

/** Replies as storage holds them: no two of one shortcut. */
export const awkwardReplies: fc.Arbitrary<ExchangedReply[]> = fc.uniqueArray(reply, {
  selector: ({ shortcut }) => shortcut.toLowerCase(),
  minLength: 1,
  maxLength: 6,
})
