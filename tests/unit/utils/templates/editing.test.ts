import { describe, expect, test } from 'vitest'
import type { Known } from '@/utils/templates/completion'
import { completionsAt } from '@/utils/templates/completions'
import { templateTokens } from '@/utils/templates/tokens'
import { variablesWith } from '@/utils/templates/variables'

const known: Known = {
  variables: variablesWith(['Order number', 'Größe']),
  shortcuts: ['sign', 'price', 'signature'],
}

/** `‸` is the caret. */
function complete(written: string) {
  const caret = written.indexOf('‸')
  const body = written.replace('‸', '')
  const found = completionsAt(body, caret, known)
  const results = found?.options.map(({ insert, caret: at }) => {
    const whole = body.slice(0, found.from) + insert + body.slice(found.to)
    return `${whole.slice(0, found.from + at)}‸${whole.slice(found.from + at)}`
  })
  return { ...found, results, names: found?.options.map(({ name }) => name) }
}

describe('highlighting', () => {
  test.each([
    [
      'Hi {{name|you}}!',
      'text:Hi  punctuation:{{ variable:name punctuation:| fallback:you punctuation:}} text:!',
    ],
    [
      '{{a|x{b|y}z}}',
      'punctuation:{{ variable:a punctuation:| fallback:x punctuation:{ variable:b punctuation:| fallback:y punctuation:} fallback:z punctuation:}}',
    ],
    [
      '{{choice When: a | b; default=b}}',
      'punctuation:{{ keyword:choice punctuation:  label:When punctuation::  value:a punctuation: |  value:b punctuation:;  option:default punctuation:= value:b punctuation:}}',
    ],
    [
      '{{today+3d:short}}{{cursor}}',
      'punctuation:{{ date:today+3d:short punctuation:}}{{ keyword:cursor punctuation:}}',
    ],
    [
      '{{reply: x}} {{today+x}}',
      'punctuation:{{ keyword:reply punctuation::  value:x punctuation:}} text:  punctuation:{{ unknown:today+x punctuation:}}',
    ],
    [
      String.raw`\{a} \\{a} \n {{a|\|}}`,
      String.raw`escape:\{ text:a}  escape:\\ punctuation:{ variable:a punctuation:} text: \n  punctuation:{{ variable:a punctuation:| escape:\| punctuation:}}`,
    ],
    [
      String.raw`{{a|\\\x}}`,
      String.raw`punctuation:{{ variable:a punctuation:| escape:\\ fallback:\x punctuation:}}`,
    ],
    ['', ''],
  ])('%s', (body, tokens) => {
    expect(
      templateTokens(body)
        .map(({ kind, start, end }) => `${kind}:${body.slice(start, end)}`)
        .join(' '),
    ).toBe(tokens)
  })
})

describe('completion', () => {
  test('A name is completed with its braces', () => {
    expect(complete('Hi {{fi‸').results?.[0]).toBe('Hi {{first_name}}‸')
    expect(complete('Hi {{fi‸}}!').results?.[0]).toBe('Hi {{first_name‸}}!')
    expect(complete('Hi {{fi‸rst|x}}!').results?.[0]).toBe('Hi {{first_name‸|x}}!')
    expect(complete('Hi {{fi‸ and {{name}}').results?.[0]).toBe('Hi {{first_name}}‸ and {{name}}')
    expect(complete('Hi {{fi‸}!').results?.[0]).toBe('Hi {{first_name}‸}!')
    expect(complete('{{x|{fi‸}}').results?.[0]).toBe('{{x|{first_name}‸}}')
    expect(complete('Hi {fi‸').results?.[0]).toBe('Hi {first_name}‸')
    expect(complete('Hi ${fi‸}').results?.[0]).toBe('Hi ${first_name‸}')
  })

  test('Names are found by any of their words, accents aside; best first', () => {
    expect(complete('{{na‸').names).toEqual(['name', 'first_name', 'my_name', 'product.name'])
    expect(complete('{{grosse‸').results).toEqual(['{{Größe}}‸'])
    expect(complete('{{num‸').results).toEqual(['{{number: ‸}}', '{{Order number}}‸'])
    expect(complete('{num‸').results).toEqual(['{order_number}‸'])
    expect(complete('{{‸').names).toContain('cursor')
    expect(complete('{{name|{{rep‸').results).toEqual(['{{name|{{reply: ‸}}'])
  })

  test('Kinds, shortcuts, dates, formats and options are completed where they belong', () => {
    expect(complete('{{cho‸').results).toEqual(['{{choice: ‸}}'])
    expect(complete('{{reply: sig‸').results).toEqual(['{{reply: sign}}‸', '{{reply: signature}}‸'])
    expect(complete('{{today+‸').names).toContain('+3bd')
    expect(complete('{{today + 3‸').results?.[0]).toBe('{{today +3d}}‸')
    expect(complete('{{now-2m‸').results).toEqual(['{{now-2min}}‸'])
    expect(complete('{{today+3d:w‸').results).toEqual(['{{today+3d:weekday}}‸'])
    expect(complete('{{number: A; m‸').results).toEqual(['{{number: A; min=‸}}', '{{number: A; max=‸}}'])
    expect(complete('{{number: A; min=1; ‸}}').names).toEqual(['default=', 'max='])
    expect(complete('{{date: A; format=l‸').names).toEqual(['long', 'full'])
    expect(complete('{{toggle: A; default=‸').names).toEqual(['yes', 'no'])
  })

  test.each([
    'Hi ‸',
    'Hi {{name}}‸',
    'Hi {‸',
    '{{name|fall‸',
    '{{text: La‸',
    '{{choice: a | ‸',
    String.raw`\{\{fi‸`,
    '{{zzz‸',
    '{{number: A; min=‸',
  ])('Nothing is offered in %s', (written) => {
    expect(complete(written).results).toBeUndefined()
  })
})
