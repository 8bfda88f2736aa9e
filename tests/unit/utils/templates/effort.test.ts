import { describe, expect, test } from 'vitest'
import { lintReply } from '@/utils/templates/lint'
import { parseTemplate } from '@/utils/templates/parse'
import { templateTokens } from '@/utils/templates/tokens'
import { render, replies } from './context'

/** A text that counts how many of its characters are looked at. */
class CountingText {
  steps = 0
  constructor(private readonly text: string) {}
  get length(): number {
    return this.text.length
  }
  charCodeAt(at: number): number {
    this.steps += 1
    return this.text.charCodeAt(at)
  }
  slice(start: number, end = this.text.length): string {
    const found = this.text.slice(start, end)
    this.steps += found.length
    return found
  }
}

function stepsFor(body: string): number {
  const counting = new CountingText(body)
  const { nodes } = parseTemplate(counting as unknown as string)
  expect(nodes.map(({ raw }) => raw).join('')).toBe(body)
  return counting.steps
}

const NASTY: [string, (size: number) => string][] = [
  ['openings', (size) => '{{'.repeat(size)],
  ['single openings', (size) => '{a'.repeat(size)],
  ['closings', (size) => '}'.repeat(size)],
  ['fallbacks never closed', (size) => '{{a|'.repeat(size)],
  ['deep nesting', (size) => '{{a|'.repeat(size) + '}}'.repeat(size)],
  ['single braces within two', (size) => `{{a|${'{b}'.repeat(size)}}}`],
  ['backslashes', (size) => '\\'.repeat(size)],
  ['escaped braces', (size) => '\\{'.repeat(size)],
  ['semicolons', (size) => `{{text: ${';'.repeat(size)}}}`],
  ['options', (size) => `{{text: A${'; default=x'.repeat(size)}}}`],
  ['choices', (size) => `{{choice: ${'a|'.repeat(size)}}}`],
  ['colons', (size) => `{{${':'.repeat(size)}}}`],
  ['offsets', (size) => `{{today${'+1d'.repeat(size)}}}`],
  ['blanks', (size) => `{{now${' '.repeat(size)}x}}`],
  ['choices in choices', (size) => '{{choice: a|'.repeat(size) + 'b' + '}}'.repeat(size)],
  ['many placeholders', (size) => '{{a}} {b} '.repeat(size)],
  ['half a format', (size) => `{{today:${"'M".repeat(size)}}}`],
]

describe('reading', () => {
  test.each(NASTY)('%s takes steps in proportion to the length', (_, make) => {
    const [small, large] = [make(500), make(5_000)]
    const perCharacter = stepsFor(large) / large.length
    expect(perCharacter).toBeLessThan(100)
    expect(perCharacter).toBeLessThan((stepsFor(small) / small.length) * 1.5 + 1)
  })

  test.each(NASTY)('%s in a huge text come to an end', (_, make) => {
    const body = make(20_000)
    expect(templateTokens(body).at(-1)?.end).toBe(body.length)
    expect(
      render(make(2_000))
        .segments.map(({ text }) => text)
        .join(''),
    ).toBe(render(make(2_000)).text)
  })

  test('Prompts in prompts that all look at one another come to an end', () => {
    const nest = (depth: number): string =>
      depth === 0 ? '{{a0}}' : `{{choice A${depth}: ${nest(depth - 1)} | ${nest(depth - 1)}}}`
    expect(render(nest(7)).holes).toHaveLength(1)
    const chain = Array.from(
      { length: 300 },
      (_, at) => `{{text: T${at}; default={{t${at + 1}}}{{t${at + 1}}}}}`,
    )
    expect(render(chain.join('')).unresolved).toHaveLength(300)
  })

  test('Replies that double at each level come to an end', () => {
    const bodies = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`r${at}`, `{{reply: r${at + 1}}}`.repeat(100)]),
    )
    expect(render('{{reply: r0}}'.repeat(100), replies(bodies)).problems.length).toBeGreaterThan(0)
    const findings = lintReply({ body: '{{reply: r0}}', labels: [] }, { variables: [], ...replies(bodies) })
    expect(findings).toContainEqual(expect.objectContaining({ code: 'too-many-replies', start: 0 }))
  })
})
