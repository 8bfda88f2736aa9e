import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Piece, promptPiece, templateOf } from '@/utils/replies/exchange/template/pieces'
import { promptLabels } from '@/utils/replies/exchange/template/prompt-labels'
import type { PromptNode, TemplateNode } from '@/utils/templates/ast'
import { parseTemplate } from '@/utils/templates/parse'
import { awkwardText } from './arbitrary-replies'

const textOf = (nodes: readonly TemplateNode[] = []) =>
  nodes.map((node) => (node.type === 'text' ? node.text : node.raw)).join('')

describe('templates put together from pieces', () => {
  it('keep every text exactly, whatever stands before and after it', () => {
    const raw = fc
      .constantFrom('{{name}}', '{{cursor}}', '{{reply: x}}')
      .map((placeholder) => ({ raw: placeholder }))
    const text = awkwardText.map((words) => ({ text: words }))
    fc.assert(
      fc.property(fc.array(fc.oneof(raw, text)), (pieces: Piece[]) => {
        const { nodes, problems } = parseTemplate(templateOf(pieces))
        const meant = pieces.map((piece) => ('raw' in piece ? piece.raw : piece.text)).join('')
        expect(textOf(nodes)).toBe(meant)
        expect(nodes.filter(({ type }) => type !== 'text').map((node) => node.raw)).toEqual(
          pieces.flatMap((piece) => ('raw' in piece ? [piece.raw] : [])),
        )
        // A lone pair of braces may stay as a person wrote it; a linter says so.
        expect(problems.filter(({ code }) => !/^un(closed|opened)$/.test(code))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  it('keep labels, choices and defaults exactly, but for blanks around them', () => {
    const choice = awkwardText.map((text) => text.trim()).filter((text) => text !== '')
    const label = choice.filter((text) => /[\p{L}\p{N}]/u.test(text) && !/[\r\n\u2028]/.test(text))
    fc.assert(
      fc.property(label, fc.array(choice, { minLength: 1, maxLength: 4 }), (words, choices) => {
        const options = choices.map((text) => [{ text }])
        const piece = promptPiece({ kind: 'choice', label: words, options, fallback: options[0] })
        const { nodes, problems } = parseTemplate(templateOf([piece]))
        const node = nodes[0] as PromptNode
        expect(nodes).toHaveLength(1)
        expect(problems).toEqual([])
        expect([node.type, node.kind, node.label]).toEqual(['prompt', 'choice', words])
        expect(node.options?.map(textOf)).toEqual(choices)
        expect(textOf(node.fallback)).toBe(choices[0])
      }),
      { numRuns: 2_000 },
    )
  })

  it('leave braces that cannot be mistaken as a person would write them', () => {
    expect(templateOf([{ text: '{1} costs ${2}, {"a": [3]} C:\\new' }])).toBe(
      '{1} costs ${2}, {"a": [3]} C:\\new',
    )
    expect(templateOf([{ text: '{name} {1}' }])).toBe('\\{name\\} \\{1\\}')
    expect(
      templateOf([{ text: ' ' }, promptPiece({ kind: 'text', label: 'x', fallback: [{ text: ' ' }] })]),
    ).toBe(' {{text: x; default=\\ }}')
  })

  it('ask under labels that do not share an answer by chance', () => {
    const labels = promptLabels()
    expect([
      labels('a', 'First name'),
      labels('b', 'first_name'),
      labels('a', 'x'),
      labels('c', '!?'),
    ]).toEqual(['First name', 'first_name 2', 'First name', 'c'])
  })
})
