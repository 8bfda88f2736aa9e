import { describe, expect, it } from 'vitest'
import { readEspanso } from '@/utils/replies/exchange/espanso/read-espanso'
import { writeEspanso } from '@/utils/replies/exchange/espanso/write-espanso'

const reply = (shortcut: string, body: string) => ({ shortcut, title: shortcut, body, labels: [] })

function written(body: string): [string, string[]] {
  const { files, notes } = writeEspanso([reply('a', body), reply('sig', 'Ana')])
  const text = files[0]?.text ?? ''
  const told = notes.map(({ code, detail }) => [code, detail].filter(Boolean).join(' '))
  return [text, told]
}

describe('match files for espanso', () => {
  it('hold text, the caret, dates, fields, choices and other replies', () => {
    const body =
      'Hi {{text: Name; default=there}},\n{{choice When: 9:00 | noon; default=noon}} on {{tomorrow+1d:EEEE d/M}} — {{name}}\n{{cursor}}{{lines: Reason}} {{reply: SIG}}'
    const { files, notes } = writeEspanso([
      { ...reply('quote', body), title: 'Send: the quote', labels: ['sales', 'no'], folder: 'Quotes' },
      reply('sig', 'Ana'),
    ])
    expect(notes).toEqual([])
    expect(files).toEqual([
      {
        name: 'Quotes.yml',
        text: `matches:
  - trigger: :quote
    label: "Send: the quote"
    search_terms:
      - sales
      - "no"
    replace: |-
      Hi {{form1.name}},
      {{form1.when}} on {{date1}} — {{form1.name}}
      $|\${{form1.reason}} {{match2}}
    vars:
      - name: form1
        type: form
        params:
          layout: |-
            Name: [[name]]
            When: [[when]]
            Reason: [[reason]]
          fields:
            name:
              default: there
            when:
              type: choice
              values:
                - "9:00"
                - noon
              default: noon
            reason:
              multiline: true
      - name: date1
        type: date
        params:
          format: "%A %-d/%-m"
          offset: 172800
      - name: match2
        type: match
        params:
          trigger: :sig
`,
      },
      { name: 'base.yml', text: 'matches:\n  - trigger: :sig\n    label: sig\n    replace: Ana\n' },
    ])
  })

  it.each([
    [
      '{{first_name|there}} {{company}}',
      ['variable-asked {{first_name|there}}', 'variable-asked {{company}}'],
    ],
    [
      '{{name|{{company|you}}}}',
      ['variable-asked {{name|{{company|you}}}}', 'fallback-left-out {{name|{{company|you}}}}'],
    ],
    ['{{today+3bd}}', ['date-asked {{today+3bd}}']],
    ['{{today}} {{now}} {{today:iso}}', ['date-changed {{today}}', 'date-changed {{now}}']],
    ['{{number: Quantity; min=1}}', ['prompt-simplified {{number: Quantity; min=1}}']],
    ['{{toggle: VAT; yes=a; no=b}}', ['prompt-simplified {{toggle: VAT; yes=a; no=b}}']],
    ['{{choice A: x | y}} {{choice A: z | y}}', ['prompt-simplified {{choice A: z | y}}']],
    ['{{choice: {{name}} | y}}', ['prompt-simplified {{choice: {{name}} | y}}']],
    ['{{reply: gone}}', ['unknown-reply {{reply: gone}}']],
    ['a{{cursor}}b{{cursor}}', ['cursor-left-out']],
    ['{{today+x}}', ['kept-as-text {{today+x}}']],
    ['costs $|$', ['text-changed $|$']],
    ['\\\\\\{\\\\\\{', ['text-changed \\{\\{']],
  ])('tell what they cannot hold of %s', (body, told) => {
    expect(written(body)[1]).toEqual(told)
  })

  it('tell which parts of a reply stay behind, and which folder no file can be called after', () => {
    const { files, notes } = writeEspanso([
      {
        ...reply('a', 'x'),
        language: 'en',
        variants: { es: 'y', ja: 'z' },
        isArchived: true,
        media: [{ name: 'a.png', type: 'image/png', size: 1 }],
        folder: 'Sales/2026',
      },
      { ...reply('b', 'x'), folder: 'sales-2026' },
    ])
    expect(files.map(({ name }) => name)).toEqual(['Sales-2026.yml', 'sales-2026-2.yml'])
    expect(notes.map(({ place, code, detail }) => [place, code, detail])).toEqual([
      ['Sales/2026', 'folder-left-out', 'Sales-2026.yml'],
      ['sales-2026', 'folder-left-out', 'sales-2026-2.yml'],
      ['a', 'language-left-out', 'en'],
      ['a', 'variants-left-out', 'es, ja'],
      ['a', 'archived-left-out', undefined],
      ['a', 'media-left-out', 'a.png'],
    ])
  })

  it('give text that only looks like espanso back as text', () => {
    const body = 'use \\{\\{name\\}\\}, [[x]], %Y and :sig'
    const [text, told] = written(body)
    expect(told).toEqual([])
    expect(text).toContain('use \\{\\{name\\}\\}, [[x]], %Y and :sig')
    const back = readEspanso(writeEspanso([reply('a', body)]).files)
    expect(back).toEqual({ replies: [reply('a', body)], notes: [] })
  })
})
