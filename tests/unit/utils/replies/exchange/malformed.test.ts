import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { replyDraftSchema } from '@/storage/schema/reply'
import { readReplies } from '@/utils/replies/exchange/read-replies'
import type { ImportOutcome } from '@/utils/replies/exchange/notes'

const FOLDER = new URL('../../../../fixtures/replies/', import.meta.url)
const OURS = JSON.stringify({
  format: 'chatside.replies',
  version: 1,
  replies: [
    { shortcut: 'a', title: 'A', body: 'Hello {{first_name|there}}', labels: ['x'] },
    {
      shortcut: 'b',
      title: 'B',
      body: 'See {{reply: a}}',
      media: [{ name: 'x', type: 'image/png', size: 3, base64: 'AAAA' }],
    },
  ],
})
const SOURCES = [
  { name: 'ours.json', text: OURS },
  {
    name: 'plain.csv',
    text: 'shortcut,title,body,labels\na,A,"Hello\nyou","x, y"\nb,B,"say ""hi""",\nc,C,=1+1,z\n',
  },
  ...['briskine.csv', 'text-blaze.json', 'text-blaze.csv'].map(fixture),
  ...readdirSync(new URL('espanso/', FOLDER)).map((name) => ({ ...fixture(`espanso/${name}`), name })),
]

function fixture(name: string) {
  return { name, text: readFileSync(new URL(name, FOLDER), 'utf8') }
}

/** A way to damage a text, at shares of its length. */
const damage = fc.record({
  kind: fc.constantFrom('cut', 'drop', 'double', 'swap', 'insert'),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 1, max: 60 }),
  sign: fc.constantFrom(
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    ';',
    ':',
    '\n',
    '\t',
    '  ',
    '-',
    '&a ',
    '*a',
    '|',
    '>',
    '\u0000',
    '\ud800',
    '%',
    '!',
    '#',
  ),
})

function damaged(
  text: string,
  { kind, from, size, sign }: { kind: string; from: number; size: number; sign: string },
) {
  const at = Math.floor(from * text.length)
  const piece = text.slice(at, at + size)
  if (kind === 'cut') return text.slice(0, at)
  if (kind === 'drop') return text.slice(0, at) + text.slice(at + size)
  if (kind === 'double') return text.slice(0, at) + piece + piece + text.slice(at + size)
  if (kind === 'swap')
    return text.slice(0, at) + text.slice(at + size, at + 2 * size) + piece + text.slice(at + 2 * size)
  return text.slice(0, at) + sign + text.slice(at)
}

const damagedFile = fc
  .tuple(fc.constantFrom(...SOURCES), fc.array(damage, { minLength: 1, maxLength: 4 }))
  .map(([{ name, text }, damages]) => ({ name, text: damages.reduce(damaged, text) }))

/** How many replies a file says it has, as another reader counts them; undefined: it cannot be read. */
function announced(name: string, text: string): number | undefined {
  if (name.endsWith('.json')) {
    const value: unknown = attempt(() => JSON.parse(text) as unknown)
    const { replies, folders } = (value ?? {}) as { replies?: unknown; folders?: unknown }
    if (Array.isArray(folders)) {
      const lists = folders.map((folder: { snippets?: unknown } | null) => folder?.snippets)
      return lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0)
    }
    return Array.isArray(replies) ? replies.length : undefined
  }
  if (name.endsWith('.yml')) {
    const document = parseDocument(text, { logLevel: 'silent' })
    const root: unknown = document.errors.length > 0 ? undefined : attempt(() => document.toJS() as unknown)
    const matches = (root as { matches?: unknown } | undefined)?.matches
    return Array.isArray(matches) ? matches.length : undefined
  }
  return undefined
}

function attempt(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    return error instanceof Error ? undefined : error
  }
}

function expectHonest({ replies, notes }: ImportOutcome, name: string, text: string): void {
  for (const reply of replies) {
    const { media: _media, ...draft } = reply
    const parsed = replyDraftSchema.safeParse({ id: '00000000-0000-0000-0000-000000000000', ...draft })
    expect(parsed.error).toBeUndefined()
  }
  expect(new Set(replies.map(({ shortcut }) => shortcut.toLowerCase())).size).toBe(replies.length)
  if (replies.length === 0) {
    expect(notes).not.toEqual([])
    return
  }
  const count = announced(name, text)
  const places = new Set(notes.map(({ place }) => place))
  if (count !== undefined) expect(replies.length + places.size).toBeGreaterThanOrEqual(count)
}

describe('damaged files', () => {
  it('never fail, and never come in by half without a word', () => {
    fc.assert(
      fc.property(damagedFile, ({ name, text }) => {
        expectHonest(readReplies(name, text).outcome, name, text)
      }),
      { numRuns: 10_000 },
    )
  })

  it('of any content never fail', () => {
    const word = fc.constantFrom(
      'matches:',
      '- ',
      'trigger: ',
      'replace: ',
      '"',
      '{',
      '}',
      '[',
      ',',
      '\n',
      'shortcut',
      'body',
      ';',
      '\t',
      ':',
      '{"folders":',
      'x',
    )
    const name = fc.constantFrom('x.json', 'x.yml', 'x.csv', 'x.tsv', 'x.txt', 'x', '')
    fc.assert(
      fc.property(
        name,
        fc.oneof(
          fc.array(word).map((words) => words.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (fileName, text) => {
          expectHonest(readReplies(fileName, text).outcome, fileName, text)
        },
      ),
      { numRuns: 5_000 },
    )
  })

  it('account for every row of a table', () => {
    const row = fc.array(fc.constantFrom('a', '"b', 'c"', '""', '"d\ne"', ',', ' ', '=1', "'"), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const text = ['shortcut,body', ...rows.map((cells) => cells.join(''))].join('\n')
        const { replies, notes } = readReplies('x.csv', text).outcome
        const read = Papa.parse<string[]>(text, { delimiter: ',' }).data.slice(1)
        const written = read.filter((cells) => cells.some((cell) => cell.trim() !== ''))
        const places = new Set(notes.map(({ place }) => place).filter((place) => place !== ''))
        expect(replies.length + places.size).toBeGreaterThanOrEqual(written.length)
      }),
      { numRuns: 2_000 },
    )
  })
})
