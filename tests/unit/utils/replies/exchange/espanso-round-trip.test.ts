import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExchangedReply } from '@/utils/replies/exchange/exchanged-reply'
import { readEspanso } from '@/utils/replies/exchange/espanso/read-espanso'
import { writeEspanso } from '@/utils/replies/exchange/espanso/write-espanso'
import { literalArgument, literalText } from '@/utils/templates/escapes'
import { parseTemplate } from '@/utils/templates/parse'
import { renderTemplate } from '@/utils/templates/render'
import { awkwardReplies, awkwardText } from './arbitrary-replies'

/** What a template means, however it is written. */
function meaning(body: string): unknown {
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return joined(value.map(clean))
    if (typeof value !== 'object' || value === null) return value
    if ('type' in value && value.type === 'date' && 'raw' in value) return shown(String(value.raw))
    const entries = Object.entries(value).filter(([key]) => !['raw', 'start', 'end'].includes(key))
    return Object.fromEntries(entries.map(([key, inner]) => [key, clean(inner)]))
  }
  return clean(parseTemplate(body).nodes)
}

/** A date on two days, so that it is the same however it is written. */
function shown(raw: string): string[] {
  const days = [Date.UTC(2026, 1, 27, 23, 30), Date.UTC(2027, 10, 9, 4, 5)]
  return days.map(
    (now) => renderTemplate(raw, { values: {}, answers: {}, now, language: 'en', timeZone: 'UTC' }).text,
  )
}

function joined(nodes: unknown[]): unknown[] {
  const all: unknown[] = []
  for (const node of nodes as { type?: string; text?: string }[]) {
    const last = all.at(-1) as { type?: string; text?: string } | undefined
    if (node.type === 'text' && last?.type === 'text')
      all[all.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else all.push(node)
  }
  return all
}

/** What espanso can hold: text without its own signs, dates of a fixed distance, fields, one cursor. */
const plain = awkwardText.filter((text) => !/\$|\\/.test(text))
const label = fc.constantFrom('Order no', 'When: exactly', 'Größe', '見積', 'first_name', 'A; b', 'x | y')
const option = plain.map((text) => text.trim()).filter((text) => text !== '')
const piece = fc.oneof(
  plain.map((text) => literalText(text, true)),
  fc.constantFrom(
    '{{today+3d:dd.MM.yyyy}}',
    "{{now-90min:HH:mm 'o''clock'}}",
    '{{today-2d:EEEE}}',
    '{{reply: other}}',
  ),
  fc
    .tuple(fc.constantFrom('text', 'lines'), label)
    .map(([kind, name]) => `{{${kind}: ${literalArgument(name)}}}`),
  fc
    .tuple(label, option)
    .map(([name, text]) => `{{text: ${literalArgument(name)}; default=${literalArgument(text)}}}`),
  fc
    .tuple(label, fc.uniqueArray(option, { minLength: 2, maxLength: 4 }), fc.boolean())
    .map(([name, options, hasDefault]) => {
      const choices = options.map(literalArgument)
      const initial = hasDefault ? `; default=${choices.at(-1)}` : ''
      return `{{choice ${literalArgument(name)}: ${choices.join(' | ')}${initial}}}`
    }),
)
const body = fc
  .tuple(
    fc.array(piece, { maxLength: 3 }),
    fc.constantFrom('', '{{cursor}}'),
    fc.array(piece, { maxLength: 3 }),
  )
  .map(([before, cursor, after]) => [...before, cursor, ...after, 'x'].join(''))
  .filter((text) => {
    // Fields of one label are one field there.
    const kinds = new Map<string, string>()
    return parseTemplate(text).nodes.every((node) => {
      if (node.type !== 'prompt') return true
      const written = JSON.stringify(meaning(node.raw))
      const isSame = (kinds.get(node.key) ?? written) === written
      kinds.set(node.key, written)
      return isSame
    })
  })

describe("replies as espanso's match files", () => {
  it('come back with everything that espanso can hold', () => {
    fc.assert(
      fc.property(awkwardReplies, fc.array(body, { minLength: 6, maxLength: 6 }), (replies, bodies) => {
        const other = { shortcut: 'other', title: 'Other', body: 'Other', labels: [] }
        const held: ExchangedReply[] = replies
          .filter(({ shortcut }) => shortcut.toLowerCase() !== 'other')
          .map(({ shortcut, title, labels }, at) => ({ shortcut, title, labels, body: bodies[at] ?? 'x' }))
        const { files, notes } = writeEspanso([...held, other])
        expect(notes).toEqual([])
        const back = readEspanso(files)
        expect(back.notes).toEqual([])
        expect(back.replies.map((reply) => ({ ...reply, body: meaning(reply.body) }))).toEqual(
          [...held, other].map((reply) => ({ ...reply, body: meaning(reply.body) })),
        )
      }),
      { numRuns: 250 },
    )
  })

  it('of any text can be read again, and every loss is told', () => {
    fc.assert(
      fc.property(awkwardReplies, (replies) => {
        const { files, notes } = writeEspanso(replies)
        const back = readEspanso(files)
        const told = new Set(notes.map(({ place }) => place))
        const byShortcut = new Map(back.replies.map((reply) => [reply.shortcut, reply]))
        for (const { shortcut, title, body, labels, folder } of replies) {
          if (told.has(shortcut)) continue
          const again = byShortcut.get(shortcut)
          expect([again?.title, again?.labels]).toEqual([title, labels])
          expect(meaning(again?.body ?? '')).toEqual(meaning(body))
          if (!told.has(folder ?? '')) expect(again?.folder).toBe(folder)
        }
        expect(back.replies).toHaveLength(replies.length)
      }),
      { numRuns: 250 },
    )
  })
})
