import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBriskine } from '@/utils/replies/exchange/briskine/read-briskine'
import { translateTemplate } from '@/utils/replies/exchange/briskine/translate-template'
import { parseTemplate } from '@/utils/templates/parse'
import { awkwardText } from './arbitrary-replies'

const FILE = readFileSync(new URL('../../../../fixtures/replies/briskine.csv', import.meta.url), 'utf8')

function translated(template: string): [string, string[]] {
  const notes: string[] = []
  const shortcutOf = (written: string) => (written === 'sig' ? 'signature' : undefined)
  const body = translateTemplate(template, shortcutOf, (code) => notes.push(code))
  return [body, notes]
}

describe("Briskine's export", () => {
  it('becomes replies: HTML as text, its variables as ours', () => {
    const { replies, notes } = readBriskine(FILE)
    expect(replies.slice(0, 3)).toEqual([
      {
        shortcut: 'h',
        title: 'Say Hello',
        body: 'Hello {{first_name}},\n\n{{choice Choice: How are you? | All well?}}',
        labels: ['en', 'greetings'],
      },
      {
        shortcut: 'offer',
        title: 'Offer',
        body:
          'Dear {{first_name|customer}},\n\nvalid until *{{today+7d:dd MMMM yyyy}}*: our offer (https://shop.example/offer)' +
          '\n\n- {{name|you}}\n- {{cursor}}\n\n{{reply: kr}}',
        labels: ['sales'],
      },
      {
        shortcut: 'kr',
        title: 'Kind Regards',
        body: 'Kind regards,\n{{my_name}} <{{my_email}}>',
        labels: ['closing'],
      },
    ])
    expect(notes.slice(0, 4)).toEqual([
      { place: '2', code: 'random-asked', detail: "{{choice 'How are you?, All well?'}}" },
      { place: '3', code: 'column-left-out', detail: 'subject' },
      { place: '3', code: 'column-left-out', detail: 'cc' },
      { place: '4', code: 'variable-changed', detail: 'from.first_name' },
    ])
  })

  it.each([
    ['{{to.0.first_name}}', '{{first_name}}', []],
    ['{{or to.first_name to.name "there"}}', '{{first_name|{{name|there}}}}', []],
    ["{{random 'a' to.name}}", '{{choice Choice: a | {{name}}}}', ['random-asked']],
    ['{{moment}}', '{{today:MMMM dd yyyy}}', []],
    ["{{moment subtract='2;hours' format='H:mm' locale='fr'}}", '{{now-2h:H:mm}}', ['locale-left-out']],
    ["{{moment '2020-01-01'}}", '{{text: Date}}', ['date-asked']],
    ["{{moment add='7;fortnights'}}", '{{text: Date}}', ['date-asked']],
    ['{{> sig}} {{> gone}}', '{{reply: signature}} {{reply: gone}}', ['unknown-reply']],
    ['{{#cursor}}here{{/cursor}}', '{{cursor}}here', ['setting-left-out']],
    ['{{{to.name}}} \\{{to.name}}', '{{name}} \\{\\{to.name\\}\\}', []],
    ['{{capitalizeAll to.name}}', '{{name}}', ['setting-left-out']],
    ['{{!-- secret --}}x', 'x', ['comment-left-out']],
    ['{{unknown.path}}', '{{text: Unknown path}}', ['variable-asked']],
    ['{{#if to.name}}x{{/if}}', '\\{\\{#if to.name\\}\\}x\\{\\{/if\\}\\}', ['kept-as-text']],
    ['{{#if to.name}}x', '\\{\\{#if to.name\\}\\}x', []],
    ['{to.name} and { }', '\\{to.name\\} and \\{ \\}', []],
    [
      '{{constructor}} {{to.constructor}}',
      '{{text: Constructor}} {{text: To constructor}}',
      ['variable-asked', 'variable-asked'],
    ],
  ])('says %s as %s', (template, body, notes) => {
    expect(translated(template)).toEqual([body, notes])
  })

  it('gives a template that is understood, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            awkwardText,
            fc.constantFrom(
              '{{#if to.name}}',
              '{{else}}',
              '{{/if}}',
              "{{or 'a'",
              '(',
              ')}}',
              '{{> ',
              '{{moment ',
              "add='1;d'",
            ),
          ),
        ),
        (parts) => {
          const [body] = translated(parts.join(''))
          expect(parseTemplate(body).problems).toEqual([])
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
