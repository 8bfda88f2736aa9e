import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReplies } from '@/utils/replies/exchange/read-replies'
import { translateSnippet } from '@/utils/replies/exchange/text-blaze/translate-snippet'
import { parseTemplate } from '@/utils/templates/parse'
import { awkwardText } from './arbitrary-replies'

const read = (name: string) =>
  readReplies(name, readFileSync(new URL(`../../../../fixtures/replies/${name}`, import.meta.url), 'utf8'))

function translated(snippet: string): [string, string[]] {
  const notes: string[] = []
  const shortcutOf = (written: string) => (written === '/sig' ? 'sig' : undefined)
  const body = translateSnippet(snippet, shortcutOf, (code) => notes.push(code))
  return [body, notes]
}

describe("Text Blaze's snippets", () => {
  it('are read from its export, folder by folder', () => {
    const { format, outcome } = read('text-blaze.json')
    expect(format).toBe('text-blaze')
    expect(outcome.replies.slice(0, 2)).toEqual([
      {
        shortcut: 'hi',
        title: 'Greeting',
        body: 'Hi {{text: customer; default=there}},\n{{cursor}}\nBest, {{my_name}}\n{{reply: sig}}',
        labels: [],
        folder: 'Support',
      },
      {
        shortcut: 'appt',
        title: 'Appointment',
        body:
          'See you {{date: day; format=EEEE, MMMM d}} at {{choice time: 9:00 | 10:30 | 14:00; default=10:30}}.\n\n' +
          '{{lines: Notes}}{{toggle: With VAT; yes=Prices include VAT, {{text: Customer}}; no=; default=yes}}\n\n' +
          'Shop (https://shop.example)',
        labels: [],
        folder: 'Support',
      },
    ])
    expect(outcome.replies.map(({ shortcut }) => shortcut)).toEqual(['hi', 'appt', 't', 'rest', 'sig'])
    expect(outcome.notes).toContainEqual({ place: 'folders[1].snippets[3]', code: 'bad-value' })
  })

  it('are read from a table', () => {
    const { format, outcome } = read('text-blaze.csv')
    expect(format).toBe('text-blaze')
    expect(outcome).toEqual({
      replies: [
        {
          shortcut: 'ty',
          title: 'Thanks',
          body: 'Thank you {{text: customer}}, see you {{today:EEEE}}.',
          labels: [],
          folder: 'Support',
        },
        {
          shortcut: 'shop',
          title: 'Shop',
          body: 'We are open until {{now+90min:HH:mm}}, {{reply: ty}}',
          labels: [],
          folder: 'Support',
        },
      ],
      notes: [],
    })
  })

  it.each([
    ['{formtext: name=x; default={time: YYYY}}', '{{text: x; default={{today:yyyy}}}}', []],
    ['{formtext} {formtext}', '{{text: Text}} {{text: Text 2}}', []],
    ['{formtext: name=x} {formtext: name=x} {=x}', '{{text: x}} {{text: x}} {{x}}', []],
    ['{formtext: default=`a;b`}', '{{text: Text; default=a\\;b}}', []],
    ['{formtext: name=n; type=number; default=lots}', '{{number: n}}', ['default-left-out']],
    ['{formmenu: default=a; b|c; name=m}', '{{choice m: a | b\\|c; default=a}}', []],
    ['{formmenu: a; b; multiple=yes}', '{{choice Choice: a | b}}', ['setting-left-out']],
    ['{formmenu}', '{{text: Choice}}', []],
    [
      '{formdate: YYYY-MM-DD; default=2026-11-20; name=d}',
      '{{date: d; format=yyyy-MM-dd; default=2026-11-20}}',
      [],
    ],
    ['{formdate: w; default=+1D}', '{{date: Date}}', ['date-changed', 'default-left-out']],
    ['{time: MMMM Do YYYY; shift=+2D}', '{{today+2d:MMMM d yyyy}}', ['date-changed']],
    ['{time: L; shift=+5D(skip=SAT, SUN)}', '{{today+5bd:short}}', []],
    ['{time: HH:mm:ss; shift=-1h -30m}', '{{now-1h-30min:HH:mm}}', ['date-changed']],
    ['{time: YYYY; shift=>MON}', '{{text: Date}}', ['date-asked']],
    ['{time: [at] HH}', "{{now:'at 'HH}}", []],
    ['{time: [now]}', 'now', []],
    ['{import: /sig}{import: /gone}', '{{reply: sig}}{{reply: gone}}', ['unknown-reply']],
    ['{user: email} {user: company}', '{{my_email}} {{text: user company}}', ['variable-asked']],
    ['{note}for me{endnote}x', 'x', ['comment-left-out']],
    ['{link: https://a.example}A{endlink}', 'A (https://a.example)', []],
    ['{repeat: 3}x{endrepeat}', '\\{repeat: 3\\}x\\{endrepeat\\}', ['kept-as-text']],
    ['{if: a}{formtext}{endif}', '\\{if: a\\}\\{formtext\\}\\{endif\\}', ['kept-as-text']],
    ['{cursor}{"a": {"b": 1}}{name}', '{{cursor}}\\{"a": \\{"b": 1\\}\\}\\{name\\}', []],
    [
      '{formtoggle: name=t}a{formtoggle}b{endformtoggle}{endformtoggle}',
      '{{toggle: t; yes=a{{toggle: Toggle; yes=b; no=; default=no}}; no=; default=no}}',
      [],
    ],
    ['{formtext: name=constructor; constructor=1}', '{{text: constructor}}', []],
  ])('says %s as %s', (snippet, body, notes) => {
    expect(translated(snippet)).toEqual([body, notes])
    expect(parseTemplate(body).problems).toEqual([])
  })

  it('give a template that is understood, whatever stands in them', () => {
    const command = fc.constantFrom(
      '{formtext',
      '{formmenu: ',
      '; default=',
      '; name=x',
      '{formtoggle}',
      '{endformtoggle}',
      '{time: ',
      'YYYY',
      '; shift=+1D',
      '{=x}',
      '`',
      '{link: ',
      '{endlink}',
      '{formdate: ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(awkwardText, command)), (parts) => {
        const [body] = translated(parts.join(''))
        expect(parseTemplate(body).problems).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })
})
