import { describe, expect, test } from 'vitest'
import { render, replies } from './context'

describe('products', () => {
  const product = { name: 'Blue mug', price: { amountMinor: 1250, currency: 'EUR' }, stock: 'in stock' }
  const body = '{{product: Which one}} {{product.price}} {{product.link}} {{product.stock|?}}'

  test('One is asked for, whatever of it is named', () => {
    const holes = [{ key: 'product', label: 'Which one', kind: 'product' }]
    expect(render(body)).toMatchObject({ text: body, unresolved: ['product'], holes })
    expect(render('{{product.price|on request}}')).toMatchObject({
      unresolved: ['product'],
      holes: [{ key: 'product', label: 'Product', kind: 'product' }],
    })
  })

  test('What the chosen one lacks is asked for', () => {
    const rendered = render(body, { product, answers: { product: '1' } })
    expect(rendered).toMatchObject({
      text: 'Blue mug €12.50 {{product.link}} in stock',
      unresolved: ['product.link'],
    })
    expect(rendered.holes.map(({ key, label }) => [key, label])).toEqual([
      ['product', 'Which one'],
      ['product.link', 'Product link'],
    ])
    const answers = { product: '1', 'product.link': 'https://a.example' }
    expect(render(body, { product, answers }).text).toBe('Blue mug €12.50 https://a.example in stock')
  })

  test('One that is gone stays open; none at all leaves its places empty', () => {
    expect(render(body, { answers: { product: 'gone' } }).unresolved).toEqual(['product'])
    expect(render(body, { answers: { product: '' } })).toMatchObject({ text: '   ?', unresolved: [] })
  })

  test('A field that is called Product is no product', () => {
    expect(render('{{text: Product}} {{product.name}}', { product }).holes).toMatchObject([
      { key: 'text:product', kind: 'text' },
    ])
  })
})

describe('replies in replies', () => {
  test('Their fields and answers are shared', () => {
    const context = replies({ price: 'For {{number: Count}}: {{money: Price}}', sign: 'Bye, {{me.name}}' })
    const rendered = render('{{number: Count}} {{reply: price}} {{reply:sign}}', {
      ...context,
      answers: { count: '3', price: '5' },
    })
    expect(rendered).toMatchObject({ text: '3 For 3: 5 Bye, Ana', unresolved: [], problems: [] })
    expect(rendered.holes.map(({ key }) => key)).toEqual(['count', 'price'])
  })

  test('A circle is left open, with its place in the reply one sees', () => {
    const context = { ...replies({ a: '<{{reply: b}}>', b: '[{{reply: A}}]', A: 'x' }), shortcut: 'main' }
    const rendered = render('go {{reply: a}}', context)
    expect(rendered).toMatchObject({
      text: 'go <[{{reply: A}}]>',
      unresolved: ['reply:a'],
      problems: [{ code: 'reply-cycle', start: 3, end: 15, detail: 'A' }],
    })
    expect(render('{{reply: main}}', { ...replies({ main: 'x' }), shortcut: 'Main' }).problems).toMatchObject(
      [{ code: 'reply-cycle' }],
    )
  })

  test('An unknown one has its fallback, else it is asked for', () => {
    expect(render('{{reply: none|Bye}}').text).toBe('Bye')
    const asked = render('{{reply: none}}', { answers: { 'reply:none': 'See you' } })
    expect(asked).toMatchObject({
      text: 'See you',
      unresolved: [],
      holes: [{ key: 'reply:none', label: 'none' }],
    })
    expect(asked.problems).toMatchObject([{ code: 'unknown-reply', detail: 'none' }])
  })

  test('Only so many are taken in', () => {
    const bodies: Record<string, string> = {}
    for (let index = 0; index < 20; index += 1) {
      bodies[`r${index}`] = `${index} {{reply: r${index + 1}}} {{reply: r${index + 1}}}`
    }
    const rendered = render('{{reply: r0}}', replies(bodies))
    expect(rendered.problems).toContainEqual({ code: 'too-many-replies', start: 0, end: 13, detail: 'r8' })
    expect(rendered.text.length).toBeLessThan(2_000)
    expect(rendered.unresolved.length).toBeGreaterThan(0)
  })

  test('A text no message can hold is cut, and cannot be inserted', () => {
    const rendered = render('{{a}}'.repeat(3_000), { values: { a: 'x'.repeat(1_000) } })
    expect(rendered.text.length).toBeLessThan(102_000)
    expect(rendered.unresolved).toEqual(['…'])
  })
})
