import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TemplateNode } from '@/utils/templates/ast'
import type { TemplateContext } from '@/utils/templates/context'
import { literalArgument, literalText } from '@/utils/templates/escapes'
import type { Hole } from '@/utils/templates/hole'
import { lintReply } from '@/utils/templates/lint'
import { parseTemplate } from '@/utils/templates/parse'
import type { RenderedTemplate } from '@/utils/templates/rendered'
import { templateTokens } from '@/utils/templates/tokens'
import { everyNode } from '@/utils/templates/walk'
import { completionsAt } from '@/utils/templates/completions'
import { bodies, formBodies, graphs, plainBodies, SHORTCUTS } from './bodies'
import { render, replies } from './context'

const record = fc.dictionary(
  fc.constantFrom('a', 'n', 'm', 'd', 't', 'size', 'email', 'product'),
  fc.string(),
)

const PRODUCT = { name: 'Mug', price: { amountMinor: 100, currency: 'EUR' } }

/** Both levels at once: the pieces of a text, and those within each placeholder. */
function expectPiecesOf(text: string, nodes: readonly TemplateNode[]): void {
  expect(nodes.map(({ raw }) => raw).join('')).toBe(text)
  for (const { raw, start, end } of everyNode(nodes)) expect(text.slice(start, end)).toBe(raw)
}

function expectSound(rendered: RenderedTemplate): void {
  const { text, stops, segments, holes, unresolved } = rendered
  expect(segments.map((segment) => segment.text).join('')).toBe(text)
  expect(stops).toEqual(stops.toSorted((a, b) => a - b))
  for (const stop of stops) expect(stop).toBeLessThanOrEqual(text.length)
  const keys = holes.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toEqual(expect.arrayContaining(unresolved))
  const open = segments.flatMap(({ kind, key }) => (kind === 'hole' ? [key] : []))
  expect(new Set(open)).toEqual(new Set(unresolved))
  for (const key of keys) expect(key.length).toBeLessThanOrEqual(210)
}

function answerTo({ kind, min, max, options }: Hole): string {
  if (kind === 'number' || kind === 'money') return String(min ?? max ?? 7)
  if (kind === 'date') return '2026-12-24'
  if (kind === 'toggle') return 'yes'
  return kind === 'choice' ? (options?.[0] ?? 'none') : 'A'
}

/** A choice may ask for more, so the form is filled in until nothing new is asked. */
function fillIn(body: string, changes: Partial<TemplateContext>): RenderedTemplate {
  let answers: Record<string, string> = {}
  for (let round = 0; round < 12; round += 1) {
    const rendered = render(body, { ...changes, answers, product: PRODUCT })
    const asked = rendered.holes.filter(({ key }) => !Object.hasOwn(answers, key))
    if (asked.length === 0) return rendered
    answers = Object.fromEntries([
      ...Object.entries(answers),
      ...asked.map((hole) => [hole.key, answerTo(hole)]),
    ])
  }
  throw new Error(`The form never ends: ${body}`)
}

describe('reading any text', () => {
  test('Its pieces give it back', () => {
    fc.assert(
      fc.property(bodies, (body) => expectPiecesOf(body, parseTemplate(body).nodes)),
      { numRuns: 2_000 },
    )
  })

  test('Problems and marks lie in it, and tokens cover it', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const { problems, marks } = parseTemplate(body)
        for (const { start, end } of [...problems, ...marks]) {
          expect(0 <= start && start <= end && end <= body.length).toBe(true)
        }
        const tokens = templateTokens(body)
        expect(tokens.map(({ start, end }) => body.slice(start, end)).join('')).toBe(body)
        for (const { start, end } of tokens) expect(start).toBeLessThan(end)
      }),
      { numRuns: 2_000 },
    )
  })

  test('It can be linted and completed anywhere', () => {
    const known = { variables: [{ name: 'first_name', group: 'contact' as const }], shortcuts: SHORTCUTS }
    fc.assert(
      fc.property(bodies, graphs, fc.nat(200), (body, others, place) => {
        const findings = lintReply(
          { body, labels: [] },
          { variables: ['first_name'], ...replies(others), shortcut: 'a' },
        )
        for (const { start = 0, end = 0 } of findings) expect(start <= end && end <= body.length).toBe(true)
        const caret = Math.min(place, body.length)
        const found = completionsAt(body, caret, known)
        expect(found === undefined || (found.from <= caret && caret <= found.to)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('What is not braces stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const without = text.replace(/[{}]/g, '')
        expect(render(without)).toMatchObject({ text: without, holes: [], unresolved: [], problems: [] })
      }),
    )
  })

  test('Any text can be written so that it means itself', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom('\\', '{', '}', '|', ';', ' ', 'a')).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(render(literalText(text))).toMatchObject({ text, holes: [] })
        expect(render(`${literalText(text, true)}{{first_name}}`).text).toBe(`${text}Maria`)
        expect(render(`{{unknown|${literalArgument(text)}}}`)).toMatchObject({ text, holes: [] })
        if (text.trim() === '') return
        const trimmed = text.trim()
        expect(render(`{{choice C: ${literalArgument(trimmed)}}}`).holes[0]?.options).toEqual([trimmed])
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('rendering any text', () => {
  test('Is sound, whatever the replies in it, the answers and the memory', () => {
    fc.assert(
      fc.property(bodies, graphs, record, record, (body, others, answers, remembered) => {
        expectSound(render(body, { ...replies(others), answers, remembered, shortcut: 'a' }))
        expectSound(render(body, { answers, product: PRODUCT }))
      }),
      { numRuns: 2_000 },
    )
  })

  test('Answering what is asked leaves nothing open', () => {
    fc.assert(
      fc.property(formBodies, (body) => {
        const { unresolved, segments } = fillIn(body, {})
        expect(unresolved).toEqual([])
        for (const { text } of segments) expect(text).not.toMatch(/\{\{[^{}]*\}\}/)
      }),
      { numRuns: 2_000 },
    )
  })

  test('What a field offers does not change while the form is filled in', () => {
    fc.assert(
      fc.property(plainBodies, graphs, (body, others) => {
        const before = new Map(
          render(body, { ...replies(others), product: PRODUCT }).holes.map((hole) => [hole.key, hole]),
        )
        for (const { key, kind, label, options } of fillIn(body, replies(others)).holes) {
          const known = before.get(key)
          if (known !== undefined)
            expect({ kind, label, options }).toEqual({
              kind: known.kind,
              label: known.label,
              options: known.options,
            })
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('What is not said to be open holds no placeholder of the template or of a reply in it', () => {
    fc.assert(
      fc.property(plainBodies, graphs, (body, others) => {
        const { segments } = fillIn(body, { ...replies(others), shortcut: 'a' })
        const written = [body, ...Object.values(others)]
          .flatMap((text) => everyNode(parseTemplate(text).nodes))
          .flatMap(({ type, raw }) => (type === 'text' ? [] : [raw]))
        const closed = segments.filter(({ kind }) => kind !== 'hole')
        for (const raw of written) for (const { text } of closed) expect(text).not.toContain(raw)
      }),
      { numRuns: 2_000 },
    )
  })

  test('The same is rendered from the same', () => {
    fc.assert(
      fc.property(bodies, graphs, (body, others) => {
        expect(render(body, replies(others))).toEqual(render(body, replies(others)))
      }),
    )
  })

  test('A value is never read as a template', () => {
    fc.assert(
      fc.property(bodies, (value) => {
        fc.pre(value.trim() !== '')
        expect(render('<{{size}}>', { values: { size: value } })).toMatchObject({
          text: `<${value}>`,
          holes: [],
          stops: [],
        })
        expect(render('<{{size}}>', { answers: { size: value } }).text).toBe(`<${value}>`)
      }),
    )
  })
})
