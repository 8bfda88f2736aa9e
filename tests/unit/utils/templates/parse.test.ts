import { describe, expect, test } from 'vitest'
import type { ProblemCode } from '@/utils/templates/ast'
import { placeholderName, readableName, variableKey } from '@/utils/templates/names'
import { parseTemplate } from '@/utils/templates/parse'

function problemsOf(body: string): [ProblemCode, string, string?][] {
  return parseTemplate(body).problems.map(({ code, start, end, detail }) => {
    const place = body.slice(start, end)
    return detail === undefined ? [code, place] : [code, place, detail]
  })
}

describe('pieces', () => {
  test('Each knows where it stands', () => {
    const { nodes } = parseTemplate('Hi {{first_name|dear {company}}}, {{cursor}}!')
    expect(nodes).toMatchObject([
      { type: 'text', text: 'Hi ', start: 0, end: 3 },
      {
        type: 'variable',
        name: 'first_name',
        start: 3,
        end: 32,
        fallback: [
          { type: 'text', text: 'dear ', start: 16, end: 21 },
          { type: 'variable', name: 'company', raw: '{company}', start: 21, end: 30 },
        ],
      },
      { type: 'text', text: ', ', start: 32, end: 34 },
      { type: 'cursor', raw: '{{cursor}}', start: 34, end: 44 },
      { type: 'text', text: '!', start: 44, end: 45 },
    ])
  })

  test('A date has its offsets and its format', () => {
    expect(parseTemplate('{{Today + 3D - 1bd : dd.MM. }}').nodes).toMatchObject([
      {
        type: 'date',
        date: {
          base: 'today',
          offsets: [
            { amount: 3, unit: 'd' },
            { amount: -1, unit: 'bd' },
          ],
          format: 'dd.MM.',
        },
      },
    ])
  })

  test('A prompt has its label and its options', () => {
    expect(parseTemplate('{{ Number : Pieces; min=1 ; MAX = 10; default=2 }}').nodes).toMatchObject([
      {
        type: 'prompt',
        kind: 'number',
        key: 'pieces',
        label: 'Pieces',
        min: 1,
        max: 10,
        fallback: [{ text: '2' }],
      },
    ])
    expect(parseTemplate('{{choice Which day: Mon; or so | Tue }}').nodes).toMatchObject([
      { kind: 'choice', key: 'which_day', options: [[{ text: 'Mon; or so' }], [{ text: 'Tue' }]] },
    ])
    expect(parseTemplate('{{money: Deposit|50;currency=eur}}').nodes).toMatchObject([
      { kind: 'money', label: 'Deposit', currency: 'EUR', fallback: [{ text: '50' }] },
    ])
    expect(parseTemplate('{{reply: sign|Bye}} {{product}} {{product: Which}}').nodes).toMatchObject([
      { type: 'reply', shortcut: 'sign', fallback: [{ text: 'Bye' }] },
      { type: 'text' },
      { type: 'prompt', kind: 'product', key: 'product', label: 'Product' },
      { type: 'text' },
      { type: 'prompt', kind: 'product', key: 'product', label: 'Which' },
    ])
  })

  test.each([
    "{{today's offer}}",
    '{{now or never}}',
    '{{today_only}}',
    '{{text}}',
    '{{choice}}',
    '{{date}}',
    '{{1}}',
  ])('%s is the name of a field', (body) => {
    expect(parseTemplate(body)).toMatchObject({ nodes: [{ type: 'variable' }], problems: [] })
  })

  test.each([
    ['{{a}}}}', ['{{a}}', '}}']],
    ['{{{a}}}', ['{', '{{a}}', '}']],
    ['{{x|{b}}}', ['{{x|{b}}}']],
    ['{{x|{b}}', ['{{x|{b}}']],
    ['{{x|{1}}}', ['{{x|{1}}}']],
    ['{{x|{{y}}}}}', ['{{x|{{y}}}}', '}']],
    ['{{ open {{a}}', ['{{ open ', '{{a}}']],
    ['{a {b} c}', ['{a ', '{b}', ' c}']],
    ['{a|{b}}', ['{a|', '{b}', '}']],
    [String.raw`\{{a}}`, [String.raw`\{`, '{a}', '}']],
    [String.raw`\{\{a}}`, [String.raw`\{\{a}}`]],
    [String.raw`\\{{a}}`, [String.raw`\\`, '{{a}}']],
    [String.raw`{{a|\}}}`, [String.raw`{{a|\}}}`]],
    [String.raw`{{a|x\\}}`, [String.raw`{{a|x\\}}`]],
    ['{a.b.c} {a b} {9a} {-}', ['{a.b.c}', ' {a b} {9a} {-}']],
  ])('%s falls into %j', (body, pieces) => {
    expect(parseTemplate(body).nodes.map(({ raw }) => raw)).toEqual(pieces)
  })
})

describe('problems', () => {
  test.each<[string, [ProblemCode, string, string?][]]>([
    ['Hi {{name', [['unclosed', '{{']]],
    ['Hi name}}', [['unopened', '}}']]],
    ['{{}}', [['not-understood', '{{}}']]],
    ['{{a {{b}} c}}', [['not-understood', '{{a {{b}} c}}']]],
    [`{{${'x'.repeat(61)}}}`, [['not-understood', `{{${'x'.repeat(61)}}}`]]],
    ['{{ask: me}}', [['unknown-kind', 'ask', 'ask']]],
    ['{{text: A; color=red}}', [['unknown-option', 'color', 'color']]],
    ['{{text: A; min=1}}', [['unknown-option', 'min', 'min']]],
    ['{{today+3}}', [['bad-date-offset', '+3', '+3']]],
    ['{{today+3x}}', [['bad-date-offset', '+3x', '+3x']]],
    ['{{today:dog}}', [['bad-date-format', 'dog', 'dog']]],
    ['{{today+1d: "}}', [['bad-date-format', '"', '"']]],
    ['{{number: A; min=many}}', [['bad-number', 'many', 'many']]],
    ['{{number: A; min=3; max=2}}', [['bad-range', '{{number: A; min=3; max=2}}']]],
    ['{{number: A; max=2; default=3}}', [['bad-default', '3', '3']]],
    ['{{money: A; currency=Euro}}', [['bad-currency', 'Euro', 'Euro']]],
    ['{{date: A; default=soon}}', [['bad-default', 'soon', 'soon']]],
    ['{{date: A; default=2026-02-30}}', [['bad-default', '2026-02-30', '2026-02-30']]],
    ['{{date: A; format=dog}}', [['bad-date-format', 'dog', 'dog']]],
    ['{{toggle: A; default=on}}', [['bad-default', 'on', 'on']]],
    ['{{choice: a | b; default=c}}', [['bad-default', 'c', 'c']]],
    ['{{choice: a | | b}}', [['empty-choice', '{{choice: a | | b}}']]],
    ['{{choice:}}', [['empty-choice', '{{choice:}}']]],
    ['{{text: ; default=x}}', [['no-label', '{{text: ; default=x}}']]],
    [
      '{{number: A; default=1,5}} }}',
      [
        ['bad-default', '1,5', '1,5'],
        ['unopened', '}}'],
      ],
    ],
  ])('%s', (body, problems) => {
    expect(problemsOf(body)).toEqual(problems)
  })

  test.each([
    '{{text: a; b}}',
    '{{text: a;}}',
    '{{choice: a | b; default={{first_name}}}}',
    '{{date: A; default=today+3d; format=iso}}',
    '{{number: A|-1.5; min=-2}}',
    '{{toggle: A; yes=; no=; default=YES}}',
    "{{today:EEEE d 'de' MMMM}} {{today:M月d日}} {{now:HH:mm}} {{NOW:Time}}",
    '{{reply: x}} {{cursor}} {{Cursor}} {{product.price}}',
    '{"a": {"b": 1} }',
  ])('%s has none', (body) => {
    expect(problemsOf(body)).toEqual([])
  })

  test('What is nested too deep is one open piece', () => {
    const deep = '{{a|'.repeat(9) + 'x' + '}}'.repeat(9)
    expect(problemsOf(deep)).toEqual([['too-deep', '{{a|x}}']])
    expect(problemsOf('{{a|'.repeat(8) + 'x' + '}}'.repeat(8))).toEqual([])
  })
})

describe('names', () => {
  test('A name is spelled in one way', () => {
    const spellings = ['First Name', 'first-name', 'firstName', ' FIRST_NAME ', 'ｆｉｒｓｔ＿ｎａｍｅ']
    expect(spellings.map(placeholderName)).toEqual(spellings.map(() => 'first_name'))
  })

  test('Long forms and short ones are one key', () => {
    const names = [
      'contact.company',
      'company',
      'Company.Name',
      'me.name',
      'me . phone',
      'company.website',
      'product.price',
    ]
    expect(names.map(variableKey)).toEqual([
      'company',
      'company',
      'my_company',
      'my_name',
      'my_phone',
      'my_website',
      'product.price',
    ])
  })

  test('A name is read as words, a label as it was written', () => {
    expect(
      ['order_number', 'product.link', 'firstName', 'E-mail (work)', '氏名', '1'].map(readableName),
    ).toEqual(['Order number', 'Product link', 'First name', 'E-mail (work)', '氏名', '1'])
  })

  test('A key fits into its field, and never ends in half a character', () => {
    expect(variableKey(`a${'😀'.repeat(300)}`).length).toBeLessThanOrEqual(200)
    expect(variableKey(`a${'😀'.repeat(300)}`)).not.toMatch(/[\ud800-\udbff]$/)
  })
})
