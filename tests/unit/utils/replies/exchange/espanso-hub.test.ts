import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readEspanso } from '@/utils/replies/exchange/espanso/read-espanso'
import { parseTemplate } from '@/utils/templates/parse'
import { renderTemplate } from '@/utils/templates/render'

const FOLDER = new URL('../../../../fixtures/replies/espanso/', import.meta.url)

function read(name: string) {
  return readEspanso([{ name: `${name}.yml`, text: readFileSync(new URL(`${name}.yml`, FOLDER), 'utf8') }])
}

const bodiesOf = (name: string) => read(name).replies.map(({ shortcut, body }) => [shortcut, body])
const notesOf = (name: string) =>
  read(name).notes.map(({ place, code, detail }) =>
    [place.replace(`${name}.yml`, ''), code, detail].filter(Boolean).join(' '),
  )

describe("match files of the shapes in espanso's hub", () => {
  it.each(readdirSync(FOLDER))('give templates that are understood whole: %s', (file) => {
    const { replies } = read(file.replace('.yml', ''))
    expect(replies.length).toBeGreaterThan(0)
    for (const { body } of replies) expect(parseTemplate(body).problems).toEqual([])
  })

  it('become choices and fields where they had forms', () => {
    expect(bodiesOf('french-politeness')).toEqual([
      ['bjr', 'bonjour'],
      ['mr', 'monsieur,'],
      ['cher', '{{choice Dear: Cher | Chère}} {{text: Name}},\n'],
    ])
    expect(notesOf('french-politeness')).toEqual([
      'option-ignored word × 2',
      'option-ignored propagate_case × 2',
      ':12 trigger-left-out mr.',
    ])
  })

  it('share the form that stands in their global variables', () => {
    expect(bodiesOf('shared-form')).toEqual([
      ['track', 'Your order {{text: Number}} has left {{choice Shop: Berlin | Porto; default=Porto}}.'],
      ['json', 'It\'s {"order":"{{text: Number}}"}'],
    ])
    expect(notesOf('shared-form')).toEqual([])
  })

  it('keep their dates, and ask for what no date of ours can say', () => {
    const [[, body]] = bodiesOf('dated-note') as [[string, string]]
    expect(body).toBe(
      'Quote of {{today:yyyy-MM-dd}}\nvalid until {{now+14d:EEEE, d MMMM, HH:mm}}, noon {{text: Zone}}\n\nThe team',
    )
    const now = Date.UTC(2026, 10, 20, 15, 4)
    const context = { values: {}, answers: { zone: '47' }, now, language: 'en', timeZone: 'UTC' }
    expect(renderTemplate(body, context).text).toBe(
      'Quote of 2026-11-20\nvalid until Friday, 4 December, 15:04, noon 47\n\nThe team',
    )
    expect(notesOf('dated-note')).toEqual([
      ':9 locale-left-out de-DE',
      ':9 time-zone-left-out Europe/Berlin',
      ':9 date-changed %A, %-d %B, %H:%M:%S (%S)',
      ':9 date-asked %V (%V)',
    ])
  })

  it('ask for what espanso took from the clipboard', () => {
    expect(bodiesOf('clipboard-greetings')).toEqual([
      ['sgf', 'Sehr geehrte Frau {{text: Clipboard}},\n\n\n'],
      ['gg', '\n\nViele Grüße & alles Gute!'],
    ])
    expect(notesOf('clipboard-greetings')).toEqual([':8 clipboard-asked clipboard'])
  })

  it('choose where espanso threw dice, and take other matches in by their new shortcuts', () => {
    expect(bodiesOf('random-closing')).toEqual([
      ['bye', '{{choice Output: Have a good day! | See you soon \\| take care}}\n{{reply: me}}'],
      ['me', 'Ana'],
      ['lost', '{{reply: nobody}}!'],
    ])
    expect(notesOf('random-closing')).toEqual([':4 random-asked output', ':19 unknown-reply >nobody'])
  })

  it('insert what a choice inserts, and tell that its label is gone', () => {
    expect(bodiesOf('labelled-choices')).toEqual([
      [
        'ship',
        '{{choice Output: Your parcel is on its way 📦 | We are late, sorry.\nIt will be `$\\{days\\}` days.}}',
      ],
      ['size', 'Size {{choice Size: S | M | L}}'],
    ])
    expect(notesOf('labelled-choices')).toEqual([
      ':3 option-label-left-out 📦 on its way',
      ':3 option-label-left-out delay',
    ])
  })

  it('keep search terms as labels, under shortcuts that can be typed', () => {
    expect(
      read('search-terms').replies.map(({ shortcut, title, labels }) => [shortcut, title, labels]),
    ).toEqual([
      ['kao-joy-00', '(* ^ ω ^)', ['happy', "'*"]],
      ['kao-joy-1', 'kao-joy-1', ['wink']],
    ])
    expect(notesOf('search-terms')).toEqual([
      ':4 shortcut-changed ;kao joy 00 → kao-joy-00',
      ':8 shortcut-taken ;kao joy 00 → kao-joy-1',
    ])
  })

  it('keep the caret, and say once which options mean nothing here', () => {
    expect(bodiesOf('cursor-and-case')).toEqual([
      ['asap', 'as soon as possible{{cursor}}'],
      ['re', 'regarding {{cursor}}, as agreed'],
    ])
    expect(notesOf('cursor-and-case')).toEqual([
      'option-ignored word × 1',
      'option-ignored propagate_case × 1',
      'option-ignored uppercase_style × 1',
      ':9 option-ignored wrod',
    ])
  })

  it('keep text with braces exactly as text', () => {
    const context = { values: {}, answers: {}, now: 0, language: 'en', timeZone: 'UTC' }
    const texts = bodiesOf('go-templates').map(([, body = '']) => renderTemplate(body, context).text)
    expect(texts).toEqual([
      "-o='{{ range $k, $v := .data}}{{$k}}={{ $v | base64decode }}{{name}}{{end}}' and {{ .Values.name }} {literal}",
      'Dear {{name}},\ncosts ${price} \\{x\\} C:\\new\\\n',
    ])
    expect(notesOf('go-templates')).toEqual([])
  })

  it('never run a command: its place is asked for, or the match is refused with a note', () => {
    expect(bodiesOf('commands')).toEqual([
      ['status', 'It is {{text: Today in words}}, all is well. (logged)'],
    ])
    expect(notesOf('commands')).toEqual([
      ':27 regex-refused :at(?P<hour>\\d{2})',
      ':30 picture-refused $CONFIG/images/morning.gif',
      ':4 command-left-out today_in_words',
      ':9 command-refused output',
      ':16 command-asked today_in_words',
      ':16 command-left-out write_log',
    ])
  })

  it('get shortcuts of their own when they share a trigger or have none, and plain text for HTML', () => {
    expect(read('one-trigger').replies.map(({ shortcut, title, body }) => [shortcut, title, body])).toEqual([
      ['sign', 'Signature: short', 'Ana'],
      ['sign-2', 'Signature: long', 'Ana *Silva*\nLisboa\n\n- Tel +351'],
      ['sign-3', 'Signature: **bold**', '**Ana**'],
      ['Only-by-search', 'Only by search', 'Found by its label'],
    ])
    expect(notesOf('one-trigger')).toEqual([
      'import-missing ../shared/greetings.yml',
      ':9 formatting-changed img',
      ':12 formatting-changed',
      ':9 shortcut-taken :sign → sign-2',
      ':12 shortcut-taken :sign → sign-3',
      ':15 shortcut-made Only-by-search',
    ])
  })
})

describe('match files that belong together', () => {
  const file = (name: string, text: string) => ({ name, text })

  it('find each other in matches, variables and imports, and keep their file as the folder', () => {
    const { replies, notes } = readEspanso([
      file(
        'base.yml',
        'imports: ["./_shared.yml"]\nmatches:\n- trigger: :a\n  replace: "{{who}}{{b}}"\n  vars: [{name: b, type: match, params: {trigger: ":b"}}]',
      ),
      file(
        '_shared.yml',
        'global_vars: [{name: who, type: echo, params: {echo: Ana}}]\nmatches:\n- {trigger: ":b", replace: B}',
      ),
    ])
    expect(replies).toEqual([
      { shortcut: 'a', title: 'Ana', body: 'Ana{{reply: b}}', labels: [] },
      { shortcut: 'b', title: 'B', body: 'B', labels: [], folder: '_shared' },
    ])
    expect(notes).toEqual([])
  })

  it.each([
    ['is no YAML', 'matches: [', 'unreadable'],
    ['is a list', '- a\n- b', 'no-replies'],
    ['is empty', '', 'no-replies'],
    [
      'uses an alias too often',
      'a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c]\nmatches: [*d,*d,*d,*d]',
      'unreadable',
    ],
    ['nests without end', `matches: ${'['.repeat(20_000)}`, 'unreadable'],
    ['is larger than any list of replies', `matches:\n${'#'.repeat(5_000_001)}`, 'too-large'],
  ])('is refused with its reason when one %s', (_what, text, code) => {
    const { replies, notes } = readEspanso([file('x.yml', text)])
    expect(replies).toEqual([])
    expect(notes.map((note) => note.code)).toEqual([code])
  })

  it('ends when variables fill each other in without end', () => {
    const variables = Array.from({ length: 40 }, (_, at) => ({
      name: `v${at}`,
      type: 'echo',
      params: { echo: `{{v${at + 1}}}{{v${at + 1}}}` },
    }))
    const match = { trigger: ':x', replace: '{{v0}}', vars: variables }
    const { replies, notes } = readEspanso([file('x.yml', JSON.stringify({ matches: [match] }))])
    expect(replies).toEqual([])
    expect(notes.map(({ code }) => code)).toContain('too-long')
  })
})
