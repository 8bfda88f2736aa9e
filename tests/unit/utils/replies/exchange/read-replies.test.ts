import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replyDraftSchema, SHORTCUT_PATTERN } from '@/storage/schema/reply'
import { writeCsvReplies } from '@/utils/replies/exchange/csv/write-csv-replies'
import { writeEspanso } from '@/utils/replies/exchange/espanso/write-espanso'
import { writeJson } from '@/utils/replies/exchange/json/write-json'
import { acceptReply } from '@/utils/replies/exchange/accept-reply'
import { readReplies } from '@/utils/replies/exchange/read-replies'
import { giveShortcuts } from '@/utils/replies/exchange/shortcuts'
import { awkwardReplies, awkwardText } from './arbitrary-replies'

const BRISKINE = 'id;title;shortcut;subject;to;cc;bcc;tags;body;body_plain_text\n1;T;t;;;;;;<p>Hi</p>;Hi\n'

describe('a file of replies', () => {
  it.each([
    [
      'replies.json',
      '{"format":"chatside.replies","version":1,"replies":[{"shortcut":"a","body":"b"}]}',
      'chatside',
    ],
    [
      'export.json',
      '{"version":7,"folders":[{"name":"F","snippets":[{"name":"n","shortcut":"/a","text":"b"}]}]}',
      'text-blaze',
    ],
    ['base.yml', 'matches:\n- {trigger: ":a", replace: b}', 'espanso'],
    ['download', 'matches:\n- {trigger: ":a", replace: b}', 'espanso'],
    [
      'download',
      '\uFEFF {"format":"chatside.replies","version":1,"replies":[{"shortcut":"a","body":"b"}]}',
      'chatside',
    ],
    ['templates.csv', BRISKINE, 'briskine'],
    ['table.csv', 'trigger,text\na,b\n', 'csv'],
    ['table.txt', 'trigger\ttext\na\tb\n', 'csv'],
    ['table.csv', 'trigger,text\na,{formtext: name=x}\n', 'text-blaze'],
    ['table.csv', 'shortcut,title,body,language,labels,folder,archived\na,A,{formtext: name=x},,,,\n', 'csv'],
  ])('called %s that begins with %j is read as %s', (name, text, format) => {
    const found = readReplies(name, text)
    expect(found.format).toBe(format)
    expect(found.outcome.replies).toHaveLength(1)
  })

  it.each([
    ['picture.png', '\u0089PNG\r\n\u001a\n\u0000'],
    ['empty.txt', ''],
    ['letter.txt', 'Dear all,\nhello'],
    ['other.json', '{"a": 1}'],
    ['broken.json', '{"a": '],
    ['other.yml', 'a: 1'],
  ])('that is none gives nothing but a reason: %s', (name, text) => {
    const { outcome } = readReplies(name, text)
    expect(outcome.replies).toEqual([])
    expect(outcome.notes).toHaveLength(1)
  })

  it('that we wrote is told apart by what is in it, whatever it is called', () => {
    fc.assert(
      fc.property(awkwardReplies, fc.constantFrom('x', 'x.txt', 'x.bin'), (replies, name) => {
        expect(readReplies(name, writeJson(replies).text).format).toBe('chatside')
        expect(readReplies(name, writeCsvReplies(replies).text).format).toBe('csv')
        for (const { text } of writeEspanso(replies).files)
          expect(readReplies(name, text).format).toBe('espanso')
      }),
    )
  })
})

describe('what is accepted from any file', () => {
  const words = fc.oneof(awkwardText, fc.string({ maxLength: 400 }), fc.constant('x'.repeat(20_001)))

  it('is what storage takes', () => {
    const read = fc.record({
      body: words,
      title: words,
      language: words,
      labels: fc.array(words, { maxLength: 25 }),
      folder: words,
      isArchived: fc.boolean(),
      variants: fc.dictionary(words, words, { maxKeys: 3 }),
    })
    fc.assert(
      fc.property(read, words, (given, written) => {
        const [shortcut = ''] = giveShortcuts([{ place: '', written, title: given.title }], [])
        expect(shortcut).toMatch(SHORTCUT_PATTERN)
        const reply = acceptReply({ ...given, shortcut }, () => undefined)
        if (reply === undefined) return
        const draft = { id: '00000000-0000-0000-0000-000000000000', ...reply }
        expect(replyDraftSchema.safeParse(draft).error).toBeUndefined()
      }),
      { numRuns: 2_000 },
    )
  })

  it('has shortcuts of its own, whatever they were called', () => {
    const wish = fc.record({ place: fc.constant('1'), written: awkwardText, title: awkwardText })
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        const shortcuts = giveShortcuts(wishes, [])
        expect(new Set(shortcuts.map((shortcut) => shortcut.toLowerCase())).size).toBe(wishes.length)
        for (const shortcut of shortcuts) expect(shortcut).toMatch(SHORTCUT_PATTERN)
      }),
    )
  })

  it('gets its five thousandth number as fast as its first', () => {
    const wishes = Array.from({ length: 5_000 }, () => ({ place: '1', written: ':hello', title: '' }))
    expect(giveShortcuts(wishes, []).at(-1)).toBe('hello-5000')
  })
})
