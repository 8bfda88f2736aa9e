import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsvReplies } from '@/utils/replies/exchange/csv/read-csv-replies'
import { writeCsvReplies } from '@/utils/replies/exchange/csv/write-csv-replies'
import { awkwardReplies } from './arbitrary-replies'

const briefly = (text: string) =>
  readCsvReplies(text).notes.map(({ place, code, detail }) => [place, code, detail].filter(Boolean).join(' '))

describe('replies as CSV', () => {
  it('come back exactly as they were written, but for their files, which are named', () => {
    fc.assert(
      fc.property(awkwardReplies, (replies) => {
        const { text, notes } = writeCsvReplies(replies)
        const files = replies.flatMap(({ shortcut, media = [] }) => media.map(({ name }) => [shortcut, name]))
        expect(notes.map(({ place, detail }) => [place, detail])).toEqual(files)
        const withoutFiles = replies.map(({ media: _media, ...reply }) => reply)
        expect(readCsvReplies(text)).toEqual({ replies: withoutFiles, notes: [] })
      }),
      { numRuns: 1_000 },
    )
  })

  it('run no formula in a spreadsheet, while phone numbers stay as they are', () => {
    const body = '=HYPERLINK("http://x.example","price")'
    const { text } = writeCsvReplies([
      { shortcut: 'a', title: '+49 30 1234-5', body, labels: ['@all'] },
      { shortcut: '-b', title: '＝1', body: "'=1", labels: [] },
    ])
    expect(text.split('\r\n')).toEqual([
      '\uFEFFshortcut,title,body,language,labels,folder,archived',
      `a,+49 30 1234-5,"'=HYPERLINK(""http://x.example"",""price"")",,'@all,,`,
      "'-b,'＝1,''=1,,,,",
      '',
    ])
    expect(readCsvReplies(text).replies.map((reply) => reply.body)).toEqual([body, "'=1"])
  })

  it.each([
    ['commas', 'Trigger,Snippet,Group\n:hi,"Hello, ""you""\nthere",Sales\n'],
    ['semicolons', 'sep=;\r\nCommand;Message;Category\r\n/hi;"Hello, ""you""\nthere";Sales\r\n'],
    [
      'tabs',
      '\uFEFFAbbreviation\tContent\tFolder\n\n\thi\nhi\t"Hello, ""you""\nthere"\tSales'.replace('\thi\n', ''),
    ],
  ])("are found under other programs' headers, divided by %s", (_what, text) => {
    expect(readCsvReplies(text)).toEqual({
      replies: [
        {
          shortcut: 'hi',
          title: 'Hello, "you"',
          body: 'Hello, "you"\nthere',
          labels: [],
          folder: 'Sales',
        },
      ],
      notes: [],
    })
  })

  it('keep labels that any program divided, and languages side by side', () => {
    const { replies } = readCsvReplies(
      'name;shortcut;text;tags;lang;body_pt-BR\nHi;hi;Hello;a, b | c;en_GB;Olá\n',
    )
    expect(replies).toEqual([
      {
        shortcut: 'hi',
        title: 'Hi',
        body: 'Hello',
        language: 'en-GB',
        variants: { 'pt-BR': 'Olá' },
        labels: ['a', 'b', 'c'],
      },
    ])
  })

  it('are refused by line and reason where a row is broken, and the rest goes in', () => {
    const text = 'shortcut,body,colour\na,"one\ntwo",red\nb,,\nc,x,y,z\ne,fine,\nf,"never closed\nat all,\n'
    const { replies } = readCsvReplies(text)
    expect(replies.map(({ shortcut }) => shortcut)).toEqual(['a', 'e'])
    expect(briefly(text)).toEqual([
      '1 column-left-out colour',
      '5 too-many-cells',
      '7 bad-quotes 7–8',
      '4 no-body',
    ])
    expect(briefly('shortcut,body\na,"bad"quote\nb,"good"\n')).toEqual(['2 bad-quotes 2–3', 'no-replies'])
  })

  it('without a header that says where the text is are refused whole', () => {
    expect(briefly('hi,Hello there\nbye,See you\n')).toEqual(['1 no-header hi, Hello there'])
    expect(briefly('')).toEqual(['1 no-header'])
    expect(briefly('shortcut,body\n')).toEqual(['no-replies'])
  })
})
