import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { TemplateContext } from '@/utils/templates/context'
import { contextWith, render, replies } from './context'

const PAGE = readFileSync(new URL('../../../../docs/templates.md', import.meta.url), 'utf8')
const PRODUCT = {
  name: 'Blue mug',
  price: { amountMinor: 1250, currency: 'EUR' },
  link: 'https://acme.example/mug',
}

const examples = [...PAGE.matchAll(/```template ?(\w*)\n([\s\S]*?)```/g)].flatMap(
  ([, how = '', block = '']) =>
    block
      .trim()
      .split(/\n\n/)
      .map((example) => {
        const [, body = '', text = '', asks] = /^(.*)\n→ (.*)(?:\nasks (.*))?$/.exec(example) ?? []
        return { body, text, asks: asks?.split(', ') ?? [], how }
      }),
)

function contextFor(how: string): Partial<TemplateContext> {
  const context = contextWith(replies({ sign: 'Best regards, {{my_name}}' }))
  if (how === 'product') return { ...context, product: PRODUCT, answers: { product: '1' } }
  return how === '' ? context : { ...context, language: how }
}

describe('docs/templates.md', () => {
  test('It has examples', () => {
    expect(examples.length).toBeGreaterThan(15)
    for (const { body } of examples) expect(body).not.toBe('')
  })

  test.each(examples)('$body → $text', ({ body, text, asks, how }) => {
    const rendered = render(body, contextFor(how))
    expect(rendered.text.replace(/[\u202f\u00a0]/g, ' ')).toBe(text)
    expect(rendered.holes.map(({ label }) => label)).toEqual(asks)
  })
})
