import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTemplate, placeholderName } from '@/utils/templates/parse'
import { renderTemplate } from '@/utils/templates/render'
import { starterReplies } from '@/utils/templates/starters'
import { templateValues, VARIABLES } from '@/utils/templates/variables'

const values = { first_name: 'Maria', name: 'Maria Silva', company: '', price: '100' }

describe('rendering', () => {
  test.each([
    ['Hi {{first_name|there}}!', 'Hi Maria!', []],
    ['Hi {{company|there}}!', 'Hi there!', []],
    ['Hi {first_name}!', 'Hi Maria!', []],
    ['Hi {{ First Name }}!', 'Hi Maria!', []],
    ['Hi {{firstName}}!', 'Hi Maria!', []],
    ['{{missing}} and {{company}}', '{{missing}} and {{company}}', ['missing', 'company']],
    ['Hi {frist_name}', 'Hi {frist_name}', ['frist_name']],
    ['Costs ${{price}} or ${price}', 'Costs $100 or $100', []],
    ['{1} { } {} {{}} {{{ }}', '{1} { } {} {{}} {{{ }}', []],
    ['{{missing|}}', '', []],
    ['{"a": 1}', '{"a": 1}', []],
  ])('%s gives %s', (body, text, unresolved) => {
    expect(renderTemplate(body, values)).toEqual({ text, unresolved })
  })

  test('The caret is where the first cursor mark was', () => {
    expect(renderTemplate('Hi {{cursor}}, {{first_name}}{{cursor}}', values)).toEqual({
      text: 'Hi , Maria',
      caret: 3,
      unresolved: [],
    })
  })

  test('An answer stands before the value and the fallback, even an empty one', () => {
    const rendered = renderTemplate('{{first_name|there}} {{missing}}', values, {
      first_name: 'Mia',
      missing: '',
    })
    expect(rendered).toEqual({ text: 'Mia ', unresolved: [] })
  })

  test('A value that looks like a placeholder is not filled in again', () => {
    expect(renderTemplate('{{name}}', { name: '{{first_name}}', first_name: 'X' }).text).toBe(
      '{{first_name}}',
    )
  })

  test('Names of the language itself are no values', () => {
    expect(renderTemplate('{{constructor}} {{__proto__}}', {}).unresolved).toEqual([
      'constructor',
      '__proto__',
    ])
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom('{{', '}}', '{', '}', '|', '$', 'name', 'cursor', ' ', '\n', 'é', '🌸', 'x')
  const bodies = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  )

  test('Its parts make it up again', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const written = parseTemplate(body).map((part) =>
          part.type === 'text' ? part.text : part.type === 'cursor' ? undefined : part.raw,
        )
        if (!written.includes(undefined)) expect(written.join('')).toBe(body)
      }),
    )
  })

  test('What is unresolved is still to be seen; what is not leaves no known placeholder', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const { text, unresolved, caret } = renderTemplate(body, { name: 'Maria' })
        for (const name of unresolved) {
          expect(parseTemplate(text).some((part) => part.type === 'placeholder' && part.name === name)).toBe(
            true,
          )
        }
        if (caret !== undefined) expect(caret).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('Answering every unresolved name resolves everything', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const { unresolved } = renderTemplate(body, {})
        const answers = Object.fromEntries(unresolved.map((name) => [name, 'A']))
        expect(renderTemplate(body, {}, answers).unresolved).toEqual([])
      }),
    )
  })
})

describe('variables', () => {
  const writer = { name: 'Ana', company: 'Acme', language: 'en', timeZone: 'UTC' }
  const now = Date.UTC(2026, 8, 18, 23, 30)

  test('Each has a value for a full card', () => {
    const contact = {
      name: 'Maria Silva',
      company: 'Loja',
      email: 'm@example.com',
      phone: '+5511987654321',
      role: 'Buyer',
      language: 'ja',
      timeZone: 'Asia/Tokyo',
      custom: { 'Order number': '17' },
    }
    const all = templateValues(contact, writer, now)
    for (const name of VARIABLES) expect(all[name]).toBeTruthy()
    expect(all).toMatchObject({ first_name: 'Maria', today: '2026年9月19日', order_number: '17' })
  })

  test('A greeting name set by hand counts, an empty one on purpose too', () => {
    expect(templateValues({ name: 'Maria', firstName: 'Mia' }, writer, now)['first_name']).toBe('Mia')
    const none = templateValues({ name: 'Maria', firstName: '' }, writer, now)
    expect(renderTemplate('{{first_name|there}}', none).text).toBe('there')
  })

  test('Without a contact only the writer and the dates are known', () => {
    const none = templateValues(undefined, writer, now)
    expect(renderTemplate('{{name}} {{my_name}} {{today}}', none)).toEqual({
      text: '{{name}} Ana September 18, 2026',
      unresolved: ['name'],
    })
  })

  test('A name is spelled in one way', () => {
    expect(['First Name', 'first-name', 'firstName', ' FIRST_NAME '].map(placeholderName)).toEqual(
      Array.from({ length: 4 }, () => 'first_name'),
    )
  })
})

test('Starters exist in each language, with ids of their own that never change', () => {
  const [en, ja] = [starterReplies('en'), starterReplies('ja')]
  expect(new Set([...en, ...ja].map(({ id }) => id)).size).toBe(en.length + ja.length)
  expect(starterReplies('en')).toEqual(en)
  expect(starterReplies('fr')).toEqual(en)
})
