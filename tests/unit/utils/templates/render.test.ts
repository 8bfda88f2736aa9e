import { describe, expect, test } from 'vitest'
import { literalArgument, literalText } from '@/utils/templates/escapes'
import { render, replies, textOf } from './context'

describe('variables', () => {
  test.each([
    ['Hi {{first_name|there}}!', 'Hi Maria!', []],
    ['Hi {{email|there}}!', 'Hi there!', []],
    ['Hi {first_name}!', 'Hi Maria!', []],
    ['Hi {email|there}!', 'Hi there!', []],
    ['Hi {{ First Name }}!', 'Hi Maria!', []],
    ['{{firstName}} {{contact.first_name}} {{me.name}} {contact.company}', 'Maria Maria Ana Loja Azul', []],
    ['{{missing}} and {{email}}', '{{missing}} and {{email}}', ['missing', 'email']],
    ['Hi {frist_name}', 'Hi {frist_name}', ['frist_name']],
    ['Costs ${{price}} or ${price}', 'Costs $100 or $100', []],
    ['{1} { } {} {"a": 1} {{{ }', '{1} { } {} {"a": 1} {{{ }', []],
    ['{{}} {{ }} {{1}}', '{{}} {{ }} {{1}}', ['{{}}', '1']],
    ['{{missing|}}', '', []],
    ['Hi{{missing| there}}', 'Hi there', []],
    ['{{missing|{{email|{{first_name}}}}}}', 'Maria', []],
    ['{{missing|dear {{email|{friend|guest}}}!}}', 'dear guest!', []],
    ['{{missing|{{email}}}}', '{{email}}', ['email']],
    ['{{{first_name}}}', '{Maria}', []],
    ['{{missing|a|b}}', 'a|b', []],
    ['{{missing|{1}}}', '{1}', []],
    ['{{constructor}} {{__proto__}}', '{{constructor}} {{__proto__}}', ['constructor', '__proto__']],
    ['{{open {{first_name}}', '{{open Maria', []],
    ['{{a {{first_name}}}}', '{{a {{first_name}}}}', ['a_{{first_name}}']],
  ])('%s gives %s', (body, text, unresolved) => {
    expect(render(body)).toMatchObject({ text, unresolved })
  })

  test('An answer stands before the value and the fallback, even an empty one', () => {
    const answers = { first_name: 'Mia', missing: '', email: 'm@example.com' }
    const rendered = render('{{first_name|there}} {{missing}} {{email|none}}', { answers })
    expect(rendered).toMatchObject({ text: 'Mia  m@example.com', unresolved: [] })
    expect(rendered.holes.map(({ key }) => key)).toEqual(['missing'])
  })

  test('A value that looks like a placeholder is only text', () => {
    const values = { name: '{{first_name}} {cursor} \\{', first_name: 'X' }
    expect(render('{{name}}', { values })).toMatchObject({
      text: '{{first_name}} {cursor} \\{',
      stops: [],
      holes: [],
    })
  })

  test('What is not known is asked for once, with what was answered the last time', () => {
    const rendered = render('{{size}} {{Size}} {{color}}', { remembered: { size: 'M' } })
    expect(rendered).toMatchObject({
      text: 'M M {{color}}',
      unresolved: ['color'],
      holes: [
        { key: 'size', label: 'Size', kind: 'text', initial: 'M' },
        { key: 'color', label: 'Color', kind: 'text' },
      ],
    })
  })

  test('Blanks are no value, and the first spelling is the label', () => {
    expect(render('{{size|large}} {{order size}} {{order_size}}', { values: { size: ' \n' } })).toMatchObject(
      {
        text: 'large {{order size}} {{order_size}}',
        holes: [{ key: 'order_size', label: 'order size' }],
      },
    )
  })

  test('The pieces tell what was filled in and what is open', () => {
    expect(render('Hi {{first_name}}, {{email|no {{size}}}}!').segments).toEqual([
      { text: 'Hi ', kind: 'text' },
      { text: 'Maria', kind: 'value', key: 'first_name' },
      { text: ', ', kind: 'text' },
      { text: 'no ', kind: 'value', key: 'email' },
      { text: '{{size}}', kind: 'hole', key: 'size' },
      { text: '!', kind: 'text' },
    ])
  })

  test('The caret goes from stop to stop, also of a reply within', () => {
    const rendered = render(
      '{{cursor}}Hi {{first_name}}{{reply: r}}, {{cursor}}',
      replies({ r: ' ({cursor})' }),
    )
    expect(rendered).toMatchObject({ text: 'Hi Maria (), ', stops: [0, 10, 13] })
    expect(render('{{cursor}}'.repeat(60)).stops).toHaveLength(50)
  })
})

describe('escapes', () => {
  test.each([
    [String.raw`\{first_name\}`, '{first_name}'],
    [String.raw`\{\{first_name\}\}`, '{{first_name}}'],
    [String.raw`\\{first_name}`, String.raw`\Maria`],
    [String.raw`\\\{first_name}`, String.raw`\{first_name}`],
    [String.raw`C:\temp\ \\server \| ¯\_(ツ)_/¯`, String.raw`C:\temp\ \\server \| ¯\_(ツ)_/¯`],
    [String.raw`{{x|a\|b\}\}\\ \n}}`, String.raw`a|b}}\ \n`],
    [String.raw`{{choice: a\|b | c\;d=e; default=a\|b}}`, 'a|b'],
    [String.raw`{{toggle: VAT; default=yes; yes=\ net\ }}.`, ' net .'],
    [String.raw`{{a\:b|x}}`, 'x'],
    ['ends with \\', 'ends with \\'],
  ])('%s gives %s', (body, text) => {
    expect(render(body)).toMatchObject({ text, unresolved: [] })
  })

  test('Any text can be written so that it means itself', () => {
    const text = String.raw`{{first_name}} {a} \{ \\ | ; : \ `
    expect(render(literalText(text)).text).toBe(text)
    expect(render(`${literalText('\\', true)}{{first_name}}`).text).toBe('\\Maria')
    expect(render(`{{x|${literalArgument(text)}}}`).text).toBe(text)
    expect(render(`{{text: T; default=${literalArgument(text)}}}`).text).toBe(text)
    expect(render(`{{choice T: ${literalArgument(text)}}}`).holes[0]?.options).toEqual([text])
  })
})

describe('prompts', () => {
  test('Each is asked every time, also when it has an answer', () => {
    const body = '{{text: Project; default=plan}} {{lines: Notes}}'
    const holes = [
      { key: 'project', label: 'Project', kind: 'text', initial: 'plan' },
      { key: 'notes', label: 'Notes', kind: 'lines' },
    ]
    expect(render(body)).toMatchObject({ text: 'plan {{lines: Notes}}', unresolved: ['notes'], holes })
    const answered = render(body, { answers: { project: 'site', notes: 'a\nb' } })
    expect(answered).toMatchObject({ text: 'site a\nb', unresolved: [], holes })
  })

  test('The last answer goes before the default, an empty answer before both', () => {
    const body = '[{{text: Project; default=plan}}]'
    const remembered = { project: 'shop' }
    expect(render(body, { remembered })).toMatchObject({ text: '[shop]', holes: [{ initial: 'shop' }] })
    expect(render(body, { remembered, answers: { project: '' } })).toMatchObject({
      text: '[]',
      unresolved: [],
      holes: [{ initial: 'shop' }],
    })
  })

  test('What was remembered and can no longer be an answer is left out', () => {
    const body = '{{choice Size: S | M}} {{number: Count; max=5}} {{date: Day}} {{toggle: On}}'
    const remembered = { size: 'XL', count: '9', day: 'soon', on: 'maybe' }
    const { holes } = render(body, { remembered })
    expect(holes.map(({ initial }) => initial)).toEqual([undefined, undefined, undefined, 'no'])
  })

  test('Fields of one label are one field, in each place in its own form', () => {
    const body =
      '{{slot}}: {{choice Slot: early | late; default=late}} {{date: Day; default=2026-12-24}} {{date: Day; format=weekday}} {{day}}'
    const rendered = render(body)
    expect(rendered.text).toBe('late: late December 24, 2026 Thursday December 24, 2026')
    expect(rendered.holes.map(({ key, kind }) => [key, kind])).toEqual([
      ['slot', 'choice'],
      ['day', 'date'],
    ])
    expect(render(body, { answers: { slot: 'early', day: '2027-01-01' } }).text).toBe(
      'early: early January 1, 2027 Friday January 1, 2027',
    )
  })

  test('A choice offers its filled-in options, and asks for what is open in the chosen one', () => {
    const body = '{{choice How: by mail to {{email}} | for {{first_name}} | for {{first_name}}}}'
    const open = render(body)
    expect(open.holes).toMatchObject([{ key: 'how', options: ['by mail to {{email}}', 'for Maria'] }])
    const chosen = render(body, { answers: { how: 'by mail to {{email}}' } })
    expect(chosen).toMatchObject({ text: 'by mail to {{email}}', unresolved: ['email'] })
    expect(chosen.holes.map(({ key }) => key)).toEqual(['how', 'email'])
    const answers = { how: 'by mail to {{email}}', email: 'm@example.com' }
    expect(render(body, { answers })).toMatchObject({ text: 'by mail to m@example.com', unresolved: [] })
    expect(render(body, { answers: { how: 'my own way' } }).text).toBe('my own way')
  })

  test('A choice of nothing is a line to write', () => {
    expect(render('{{choice:}}')).toMatchObject({
      unresolved: ['choice'],
      holes: [{ label: 'Choice', kind: 'text' }],
    })
  })

  test('A number outside of its limits, or none at all, stays open', () => {
    const body = '{{number: Count; min=1; max=10}}'
    const textFor = (count: string) => render(body, { answers: { count } })
    expect(textFor('7.50')).toMatchObject({ text: '7.50', unresolved: [] })
    expect(textFor(' 7 ').text).toBe('7')
    for (const wrong of ['0', '11', 'ten', '1e3', '1,5', 'Infinity']) {
      expect(textFor(wrong)).toMatchObject({ text: body, unresolved: ['count'] })
    }
    expect(textFor('')).toMatchObject({ text: '', unresolved: [] })
    expect(textFor('3').holes).toMatchObject([{ kind: 'number', min: 1, max: 10 }])
  })

  test.each([
    ['en', 'EUR', '1234.5', '€1,234.50'],
    ['de', 'EUR', '1234.5', '1.234,50 €'],
    ['pt-BR', 'BRL', '1234.5', 'R$ 1.234,50'],
    ['ja', 'JPY', '1234', '¥1,234'],
    ['en', 'KWD', '1.234', 'KWD 1.234'],
    ['!!', 'USD', '-5', '-$5.00'],
  ])('In %s an amount of %s is written as one does there', (language, currency, amount, text) => {
    const written = textOf(`{{money: A; currency=${currency}}}`, { language, answers: { a: amount } })
    expect(written.replace('￥', '¥')).toBe(text)
  })

  test('An amount without a currency has the one of the settings', () => {
    expect(render('{{money: A|5}}', { currency: 'EUR' })).toMatchObject({
      text: '€5.00',
      holes: [{ kind: 'money', currency: 'EUR', initial: '5' }],
    })
    expect(render('{{money: A|1234.50}}').text).toBe('1,234.50')
  })

  test('A toggle has the text of its side, with what is in it', () => {
    const body = '{{toggle: VAT; yes=for {{first_name}}; no=net, {{text: Why}}}}'
    expect(render(body, { answers: { vat: 'yes' } })).toMatchObject({ text: 'for Maria', unresolved: [] })
    expect(render(body)).toMatchObject({ unresolved: ['why'], holes: [{ initial: 'no' }, { key: 'why' }] })
    expect(render('{{toggle: VAT; default=yes}}').text).toBe('VAT')
    expect(render('{{toggle: VAT}}').text).toBe('')
    expect(render('{{toggle: VAT}}', { answers: { vat: 'perhaps' } }).unresolved).toEqual(['vat'])
  })

  test('A default may be filled in, and counts only when nothing in it is open', () => {
    expect(render('{{text: To; default=Ms {{first_name}}}}').text).toBe('Ms Maria')
    expect(render('{{text: To; default=at {{email}}}}')).toMatchObject({
      unresolved: ['to'],
      holes: [{ key: 'to', kind: 'text' }],
    })
    expect(render('{{number: A; default={{price}}}}').holes[0]?.initial).toBe('100')
    expect(render('{{number: A; default={{first_name}}}}').holes[0]?.initial).toBeUndefined()
  })

  test('A prompt that asks for itself ends', () => {
    expect(render('{{text: A; default={{a}}}}').unresolved).toEqual(['a'])
    expect(render('{{text: A; default={{b}}}}{{text: B; default={{a}}}}').unresolved).toEqual(['a', 'b'])
    expect(render('{{text: A; default={{text: A; default=x}}}}').text).toBe('x')
    expect(render('{{choice A: {{a}} | {{choice A: {{a}}}}}}').unresolved).toEqual(['a'])
  })

  test('Two kinds of field under one label are two fields', () => {
    const body = '{{vat}} {{toggle: VAT; yes=net}} {{number: VAT}}'
    const rendered = render(body, { answers: { vat: 'yes', 'number:vat': '19' } })
    expect(rendered).toMatchObject({ text: 'net net 19', unresolved: [] })
    expect(rendered.holes.map(({ key, kind }) => [key, kind])).toEqual([
      ['vat', 'toggle'],
      ['number:vat', 'number'],
    ])
  })

  test('What a field is does not depend on what was answered', () => {
    const body = '{{email|{{choice Email: a | b}}}} {{toggle: Email; yes=on}}'
    const keys = (answers: Record<string, string>) =>
      render(body, { answers }).holes.map(({ key, kind }) => [key, kind])
    expect(keys({})).toEqual([
      ['email', 'choice'],
      ['toggle:email', 'toggle'],
    ])
    expect(keys({ email: 'b' })).toContainEqual(['toggle:email', 'toggle'])
    expect(render(body, { answers: { email: 'b', 'toggle:email': 'yes' } }).text).toBe('b on')
  })

  test('Within a choice a name repeats the answer to another field, while what is offered stays the same', () => {
    const body = '{{text: Project; default=plan}}, {{choice How: about {{project}} | by {{first_name}}}}'
    expect(render(body).holes[1]?.options).toEqual(['about plan', 'by Maria'])
    const answers = { project: 'shop', how: 'about plan' }
    const rendered = render(body, { answers })
    expect(rendered).toMatchObject({ text: 'shop, about shop', unresolved: [] })
    expect(rendered.holes).toEqual(render(body).holes)
  })

  test('A prompt within one of its own label is a question of its own', () => {
    const body = '{{choice A: so {{choice A: p | q}} | x}}'
    const answers = { a: 'so {{choice A: p | q}}', 'a:1': 'q' }
    expect(render(body, { answers }).holes.map(({ key, options }) => [key, options])).toEqual([
      ['a', ['so {{choice A: p | q}}', 'x']],
      ['a:1', ['p', 'q']],
    ])
  })

  test('An answer that is an option of before never leaves its placeholder in the text', () => {
    const answers = { how: 'by mail to {{email}}' }
    expect(render('{{choice How: by phone | at once}}', { answers })).toMatchObject({ unresolved: ['how'] })
  })
})
