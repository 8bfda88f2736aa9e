import { describe, expect, test } from 'vitest'
import { type LintFacts, lintReply } from '@/utils/templates/lint'
import { variablesWith } from '@/utils/templates/variables'
import { replies } from './context'

const variables = variablesWith(['Order number', 'Price: net']).map(({ name }) => name)

function lint(body: string, facts: Partial<LintFacts> = {}, labels: string[] = []) {
  return lintReply({ body, labels }, { variables, ...facts })
}

function codes(body: string, facts: Partial<LintFacts> = {}, labels: string[] = []) {
  return lint(body, facts, labels).map(({ code }) => code)
}

describe('the whole reply', () => {
  test('A short one with a name is fine', () => {
    expect(lint('Hi {{first_name|there}} 👋 your order {{order_number}} is on its way! 🚚')).toEqual([])
  })

  test('A long one is said to be long, by what the customer gets', () => {
    expect(lint(`Hi {{name}} ${'x'.repeat(153)}`)).toEqual([
      { code: 'too-long', level: 'advice', count: 161 },
    ])
    expect(lint(`Hi {{name}} ${'x'.repeat(152)}`)).toEqual([])
    expect(lint(`{{name}}{{email|${'long fallback '.repeat(20)}}}`, { text: 'short' })).toEqual([])
    expect(codes(`{{name}} {{reply: r}}`, replies({ r: 'x'.repeat(200) }) as LintFacts)).toEqual(['too-long'])
    expect(codes(`{{name}} ${'👩‍👩‍👧'.repeat(100)}`)).toEqual(['many-emoji'])
  })

  test('More than two emoji are said to be many, as a person counts them', () => {
    expect(codes('{{name}} 👩‍👩‍👧 🇧🇷')).toEqual([])
    expect(lint('{{name}} 👩‍👩‍👧 🇧🇷 ❤️ 1️⃣')).toEqual([{ code: 'many-emoji', level: 'advice', count: 4 }])
    expect(codes('{{name}} © ™ 1 2 3 # *')).toEqual([])
  })

  test('One without the name of the customer is said to be impersonal', () => {
    expect(lint('Thanks!')).toEqual([{ code: 'no-name', level: 'advice' }])
    expect(codes('{{reply: r}}', replies({ r: '{{email|{{contact.name}}}}' }) as LintFacts)).toEqual([])
  })

  test('A promotion needs consent', () => {
    expect(lint('{{name}}', {}, ['Marketing'])).toEqual([{ code: 'no-consent', level: 'advice' }])
    expect(lint('{{name}}', { hasConsent: false }, ['marketing'])).toEqual([
      { code: 'no-consent', level: 'problem' },
    ])
    expect(codes('{{name}}', { hasConsent: true }, ['marketing'])).toEqual([])
    expect(codes('{{name}} {{opt_out|Say STOP to stop.}}', {}, ['marketing'])).toEqual([])
    expect(codes('{{name}}', {}, ['quote'])).toEqual([])
  })
})

describe('a place in it', () => {
  test('A slip in a name is told with what was meant', () => {
    expect(lint('{{name}} {{frist_name}}')).toEqual([
      {
        code: 'unknown-variable',
        level: 'problem',
        start: 9,
        end: 23,
        detail: 'frist_name',
        suggestion: 'first_name',
      },
    ])
    expect(lint('{{name}} {{oder number|?}}')[0]?.suggestion).toBe('order_number')
    expect(lint('{{name}} {{product.prize}}')[0]?.suggestion).toBe('product.price')
  })

  test('A name of its own is only asked for', () => {
    expect(lint('{{name}} {{size}}')).toMatchObject([
      { code: 'unknown-variable', level: 'advice', detail: 'size' },
    ])
    expect(codes('{{name}} {{text: Size}} {{size}} {{product.price}} {{today}} {{Price: net}}')).toEqual([])
  })

  test('A placeholder with one brace too few is seen', () => {
    expect(lint('{{name}} {today+3d} {order number} {text: A} {1} {a b} {{x|{a b}}}')).toMatchObject([
      { code: 'one-brace', start: 9, end: 19, suggestion: '{{today+3d}}' },
      { code: 'one-brace', start: 20, end: 34, suggestion: '{{order number}}' },
      { code: 'one-brace', start: 35, end: 44 },
      { code: 'unknown-variable', detail: 'x' },
    ])
  })

  test('What the parser found is told in the order of the text', () => {
    expect(
      lint('{{name}} {{today+x}} {{ask: a}} }} {{number: N; min=x}} {{').map(({ code, level }) => [
        code,
        level,
      ]),
    ).toEqual([
      ['bad-date-offset', 'problem'],
      ['unknown-kind', 'problem'],
      ['unopened', 'advice'],
      ['bad-number', 'problem'],
      ['unclosed', 'problem'],
    ])
  })

  test('Replies that are missing or go in circles are told where they are named', () => {
    const facts = {
      ...replies({ a: '{{reply: b}}', b: '{{reply: main}}', c: '{{reply: none}} {{name}}' }),
      shortcut: 'Main',
    }
    const body = '{{name}} {{reply: a}} {{reply: c}} {{choice: {{reply: gone}} | x}}'
    expect(lint(body, facts as LintFacts)).toEqual([
      { code: 'reply-cycle', level: 'problem', start: 9, end: 21, detail: 'main' },
      { code: 'unknown-reply', level: 'problem', start: 22, end: 34, detail: 'none' },
      { code: 'unknown-reply', level: 'problem', start: 45, end: 60, detail: 'gone' },
    ])
  })
})
