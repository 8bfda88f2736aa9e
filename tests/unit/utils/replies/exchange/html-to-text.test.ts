import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToText } from '@/utils/replies/exchange/html-to-text'

describe('HTML as text', () => {
  it.each([
    ['<p>One</p><p>Two<br>Three</p>', 'One\n\nTwo\nThree'],
    ['<div>One</div><div><br></div><div>Two</div>', 'One\n\nTwo'],
    [
      '  Many \n blanks &amp; &lt;signs&gt; &euro;5 &#128512; &#x41; &nbsp;x &unknown; &#0;',
      'Many blanks & <signs> €5 😀 A x &unknown; &#0;',
    ],
    ['<b>bold </b>and <em>italic</em>, <s>gone</s><strong></strong>', '*bold* and _italic_, ~gone~'],
    ['<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>', '- a\n- b\n\n1. c\n2. d'],
    [
      '<a href="https://a.example?x=1&amp;y">here</a>, <a href=javascript:alert(1)>there</a>',
      'here (https://a.example?x=1&y), there',
    ],
    ['<a href="mailto:a@b.example">a@b.example</a>', 'a@b.example'],
    ['<style>p{}</style><!-- no --><script>alert("<p>")</script>Hi', 'Hi'],
    ['1 < 2 and a<b', '1 < 2 and a<b'],
    ['<constructor>&toString;</constructor>', '&toString;'],
  ])('says %s as it reads', (html, text) => {
    expect(htmlToText(html).text.replaceAll('  ', ' ')).toBe(text)
  })

  it('names what text cannot hold', () => {
    expect(htmlToText('<table><tr><td>a</td><td>b</td></tr></table><img src="x"><img>')).toEqual({
      text: 'a b',
      lost: ['table', 'img'],
    })
  })

  it('never fails, and keeps words that are in no tag', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '</',
      '<p',
      '<b>',
      '</b>',
      '"',
      "'",
      '&',
      ';',
      '<!--',
      '-->',
      '<a href=',
      '<li>',
      '</ul>',
      ' ',
      'word',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        expect(htmlToText(`${parts.join('')}-->"'></script>end`).text).toMatch(/end$/)
      }),
      { numRuns: 2_000 },
    )
  })
})
